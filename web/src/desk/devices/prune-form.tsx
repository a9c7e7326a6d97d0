import { newCommandId } from '@guyub/contract/command'
import { pruneDevices } from '@guyub/contract/devices'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'
import type { Device } from './devices-page.tsx'

const DAY_MS = 86_400_000

interface PruneFormProps {
  readonly inUse: readonly Device[]
  readonly onPruned: () => Promise<void>
}

/** Revokes at once what was not heard of for long; how many that would be is said before. */
export function PruneForm({ inUse, onPruned }: PruneFormProps) {
  const { call, checkDevice } = useDesk()
  const { t, ofCode } = useWords()
  const [days, setDays] = useState('180')
  const [error, setError] = useState<string>()
  const [gone, setGone] = useState<number>()
  const [now] = useState(() => Date.now())
  const number = Number(days)
  const old = inUse.filter(({ lastSeenAt }) => Date.parse(lastSeenAt) < now - number * DAY_MS)

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!(number >= 30 && number <= 3650)) return setError(t('devices.days_wrong'))
    const reason = t('devices.prune_reason', { days: number })
    const reply = await call(pruneDevices, { commandId: newCommandId(), days: number, reason })
    setError(reply.ok ? undefined : ofCode(reply.problem.code))
    if (!reply.ok) return
    setGone(reply.answer.deviceIds.length)
    await onPruned()
    await checkDevice()
  }

  return (
    <details className="card">
      <summary>{t('devices.prune')}</summary>
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <p className="quiet">{t('devices.prune_text')}</p>
        {gone !== undefined && <Notice tone="done">{t('devices.pruned', { count: gone })}</Notice>}
        <Field
          name="days"
          label={t('devices.days')}
          hint={t('devices.days_hint')}
          error={error}
          digits
          maxLength={4}
          width="short"
          value={days}
          onChange={(event) => {
            setDays(event.target.value.replace(/\D/g, ''))
            setGone(undefined)
          }}
        />
        <p role="status">{number >= 30 && t('devices.prune_count', { count: old.length })}</p>
        <div>
          <Button kind="danger" disabled={old.length === 0}>
            {t('devices.prune_button')}
          </Button>
        </div>
      </form>
    </details>
  )
}

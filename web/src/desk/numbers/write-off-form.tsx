import { newCommandId } from '@guyub/contract/command'
import { writeOff } from '@guyub/contract/documents'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'
import type { Series } from './numbers-page.tsx'

interface WriteOffFormProps {
  readonly one: Series
  readonly onWrittenOff: () => Promise<void>
}

/** A number that was given and never used is accounted for here; it cannot be undone, so it stands folded. */
export function WriteOffForm({ one, onWrittenOff }: WriteOffFormProps) {
  const { call } = useDesk()
  const { t, ofCode } = useWords()
  const { kind, year, missingNumbers } = one
  const first = missingNumbers[0]
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<{ number?: string; reason?: string }>({})
  const [problem, setProblem] = useState<string>()
  const [done, setDone] = useState<number>()
  const id = `${kind}-${year}`

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    const wanted = Number(number)
    const found = {
      ...(!(wanted >= 1) && { number: t('documents.number_missing') }),
      ...(reason.trim().length < 3 && { reason: t('documents.reason_missing') }),
    }
    setFaults(found)
    setDone(undefined)
    if (Object.keys(found).length) return
    const reply = await call(writeOff, { commandId: newCommandId(), kind, year, number: wanted, reason })
    setProblem(reply.ok ? undefined : reply.problem.code)
    if (!reply.ok) return
    setDone(wanted)
    setNumber('')
    setReason('')
    await onWrittenOff()
  }

  return (
    <details>
      <summary>{t('documents.write_off')}</summary>
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <p className="quiet">{t('documents.write_off_text')}</p>
        {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
        {done !== undefined && <Notice tone="done">{t('documents.write_off_done', { number: done })}</Notice>}
        <Field
          name={`number-${id}`}
          label={t('documents.number')}
          hint={t('documents.number_hint', { last: one.last })}
          error={faults.number}
          digits
          maxLength={10}
          width="short"
          value={number}
          placeholder={first === undefined ? undefined : String(first)}
          onChange={(event) => setNumber(event.target.value.replace(/\D/g, ''))}
        />
        <LongField
          name={`reason-${id}`}
          label={t('documents.reason')}
          hint={t('documents.write_off_reason_hint')}
          error={faults.reason}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div>
          <Button kind="danger">{t('documents.write_off')}</Button>
        </div>
      </form>
    </details>
  )
}

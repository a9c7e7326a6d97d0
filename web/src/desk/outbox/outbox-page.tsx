import { useCallback, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { useDesk } from '../desk-context.ts'
import { enqueue, type Waiting, waitingOf } from './outbox.ts'

const COMMAND_WORDS = {
  submit: 'desk.command_submit',
  attach: 'desk.command_attach',
  attend: 'cohort.command_attend',
} as const

/** What waits on this device, in the order in which it will be sent, and what a person has to decide. */
export default function OutboxPage() {
  const { local, sync, isOnline, rounds, me } = useDesk()
  const { t, ofCode } = useWords()
  const navigate = useNavigate()
  const [all, setAll] = useState<readonly Waiting[]>([])
  const look = useCallback(async () => setAll(local ? await waitingOf(local.vault) : []), [local])
  useEffect(() => void look(), [look, rounds])

  async function again(waiting: Waiting): Promise<void> {
    if (!local) return
    const { refused: _, ...rest } = waiting
    await enqueue(local.vault, rest)
    await sync()
    await look()
  }
  async function reopen({ caseId, body }: Waiting): Promise<void> {
    const mine = all.filter((one) => one.caseId === caseId)
    await local?.vault.remove([...mine.map(({ id }) => `command|${id}`), `receipt|${caseId}`])
    await sync()
    await navigate(`/meja/baru/${String(body.service)}/${caseId}`)
  }

  return (
    <div className="stack-wide">
      <PageHeader
        title={t('desk.outbox')}
        lead={t('desk.outbox_lead')}
        actions={
          all.length > 0 && (
            <Button type="button" icon="upload" disabled={!isOnline} onClick={() => void sync().then(look)}>
              {t('desk.send_now')}
            </Button>
          )
        }
      />
      {isOnline && !me && all.length > 0 && (
        <Notice tone="late" title={t('desk.sign_in_to_send')}>
          <a href="/masuk?kembali=/meja/kirim">{t('shell.sign_in')}</a>
        </Notice>
      )}
      {all.length === 0 ? (
        <EmptyState title={t('desk.outbox_empty')}>{t('desk.outbox_empty_text')}</EmptyState>
      ) : (
        <ol className="outbox">
          {all.map((waiting) => (
            <li key={waiting.id} className="card row">
              <div style={{ flex: 1 }}>
                <strong>{waiting.subject || t('desk.draft_unnamed')}</strong>
                <div className="small quiet">{t(COMMAND_WORDS[waiting.kind])}</div>
                {waiting.refused && <div className="field-error">{ofCode(waiting.refused.code)}</div>}
              </div>
              <StateBadge
                tone={waiting.refused ? 'broken' : 'waiting'}
                word={t(waiting.refused ? 'desk.command_refused' : 'desk.command_waits')}
              />
              {waiting.refused && (
                <>
                  <Button type="button" size="small" kind="second" onClick={() => void again(waiting)}>
                    {t('desk.try_again')}
                  </Button>
                  {waiting.kind === 'submit' && (
                    <Button type="button" size="small" onClick={() => void reopen(waiting)}>
                      {t('desk.mend')}
                    </Button>
                  )}
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

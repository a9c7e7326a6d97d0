import { useCallback, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import '../../words/cohort-words.ts'
import '../../words/field-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { useDesk } from '../desk-context.ts'
import { giveBackCode } from '../survey/field-kit.ts'
import { enqueue, type Waiting, waitingOf, waitsFor } from './outbox.ts'
import { WaitingCard } from './waiting-card.tsx'

/** What waits on this device, in the order in which it will be sent, and what a person has to decide. */
export default function OutboxPage() {
  const { local, sync, isOnline, rounds, me } = useDesk()
  const { t } = useWords()
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
  async function discard({ id, kind, body }: Waiting): Promise<void> {
    if (!local) return
    await local.vault.remove([`command|${id}`, `file|${id}`, `meta|${id}`])
    if (kind === 'enumerate') await giveBackCode(local, String(body.code))
    await sync()
    await look()
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
            <WaitingCard
              key={waiting.id}
              waiting={waiting}
              waitsFor={waitsFor(waiting, all, { isOnline, isSignedIn: me !== undefined })}
              onAgain={() => again(waiting)}
              onReopen={() => reopen(waiting)}
              onDiscard={() => discard(waiting)}
            />
          ))}
        </ol>
      )}
    </div>
  )
}

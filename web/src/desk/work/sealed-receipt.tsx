import { receipt } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { documentFile, papers } from '@guyub/contract/documents'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { transferUrl } from '../../kernel/call.ts'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { may, useDesk } from '../desk-context.ts'
import { RevokeReceipt } from './revoke-receipt.tsx'

export type Paper = z.output<typeof papers.answer>[number]

/** The final receipts: numbered and sealed by the server, in place of the slip that was printed without a network. */
export function SealedReceipt({ caseId }: { readonly caseId: string }) {
  const { call, me } = useDesk()
  const { t, ofCode } = useWords()
  const [all, setAll] = useState<readonly Paper[]>([])
  const [problem, setProblem] = useState<string>()
  const mayIssue = may(me, 'documents.issue')
  const load = useCallback(async () => {
    const reply = await call(papers, { subjectId: caseId })
    setProblem(reply.ok ? undefined : reply.problem.code)
    if (reply.ok) setAll(reply.answer)
  }, [call, caseId])
  useEffect(() => {
    if (mayIssue) void load()
  }, [mayIssue, load])
  if (!mayIssue) return null

  async function make(): Promise<void> {
    const reply = await call(receipt, { caseId, commandId: newCommandId() })
    if (reply.ok) await load()
    else setProblem(reply.problem.code)
  }

  return (
    <section className="stack">
      <h2>{t('documents.receipts')}</h2>
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {all.map((paper) => (
        <PaperCard key={paper.documentId} paper={paper} onRevoked={load} />
      ))}
      <div>
        <Button type="button" kind="second" size="small" icon="print" onClick={() => void make()}>
          {t(all.length ? 'documents.receipt_again' : 'desk.receipt_final')}
        </Button>
      </div>
    </section>
  )
}

function PaperCard({ paper, onRevoked }: { readonly paper: Paper; readonly onRevoked: () => Promise<void> }) {
  const { region, me } = useDesk()
  const { zone } = useVisit()
  const { t, language } = useWords()
  const { documentId, number, state, closedAt, reason, isErased } = paper
  return (
    <article className="card stack" data-paper={documentId}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        {isErased ? (
          <span className="code">{number}</span>
        ) : (
          <ButtonLink
            kind="plain"
            size="small"
            icon="download"
            target="_blank"
            href={transferUrl(region, documentFile.path, { documentId })}
          >
            {t('desk.receipt_number', { number })}
          </ButtonLink>
        )}
        <StateBadge tone={state === 'final' ? 'done' : 'broken'} word={t(`documents.state_${state}`)} />
      </div>
      {closedAt && (
        <p className="small">
          {formatMoment(closedAt, language, zone)} · {reason}
        </p>
      )}
      {state === 'final' && may(me, 'documents.revoke') && (
        <RevokeReceipt paper={paper} onRevoked={onRevoked} />
      )}
    </article>
  )
}

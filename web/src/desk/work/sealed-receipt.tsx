import { receipt } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { documentFile } from '@guyub/contract/documents'
import { useState } from 'react'
import { transferUrl } from '../../kernel/call.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { may, useDesk } from '../desk-context.ts'

/** The final receipt: numbered and sealed by the server, in place of the slip that was printed without a network. */
export function SealedReceipt({ caseId }: { readonly caseId: string }) {
  const { call, region, me } = useDesk()
  const { t, ofCode } = useWords()
  const [made, setMade] = useState<{ readonly documentId: string; readonly number: string }>()
  const [problem, setProblem] = useState<string>()
  if (!may(me, 'documents.issue')) return null

  async function make(): Promise<void> {
    const reply = await call(receipt, { caseId, commandId: newCommandId() })
    setProblem(reply.ok ? undefined : reply.problem.code)
    if (reply.ok) setMade(reply.answer)
  }

  return (
    <section className="stack">
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      <div>
        {made ? (
          <ButtonLink
            kind="second"
            size="small"
            icon="download"
            target="_blank"
            href={transferUrl(region, documentFile.path, { documentId: made.documentId })}
          >
            {t('desk.receipt_number', { number: made.number })}
          </ButtonLink>
        ) : (
          <Button type="button" kind="second" size="small" icon="print" onClick={() => void make()}>
            {t('desk.receipt_final')}
          </Button>
        )}
      </div>
    </section>
  )
}

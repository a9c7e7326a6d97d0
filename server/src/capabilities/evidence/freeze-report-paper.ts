import type { KeyObject } from 'node:crypto'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type FreezePaper, freezePaper } from './freeze-paper.ts'

/** The file of a report, with its hash; the composition root lends us the plan's. Undefined: not there, or taken back. */
export type ReportPaper = (
  ctx: Context,
  paperId: string,
) => Promise<{ readonly bytes: Buffer; readonly sha256: string } | undefined>

/** Freezes what is attached to a report as if it had been sent once more: it leaves the region, so it is looked at again. */
export async function freezeReportPaper(
  ctx: Context,
  { seal, reportPaper }: { readonly seal: KeyObject; readonly reportPaper: ReportPaper },
  { paperId, ...command }: Omit<FreezePaper, 'sha256'> & { readonly paperId: string },
) {
  const paper = await reportPaper(ctx, paperId)
  if (!paper) throw new Refusal('evidence.no_such_paper')
  return freezePaper(ctx, seal, { ...command, sha256: paper.sha256 }, paper.bytes)
}

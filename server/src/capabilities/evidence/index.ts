import * as contract from '@guyub/contract/evidence'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload, serveUpload } from '../../kernel/transfer.ts'
import { type EvidenceNeeds, freeze } from './freeze.ts'
import { freezePaper } from './freeze-paper.ts'
import { freezeReportPaper, type ReportPaper } from './freeze-report-paper.ts'
import { logHead } from './log-head.ts'
import { type HashesOf, openCommitment } from './open-commitment.ts'
import { evidenceArchive, evidences, type Readable } from './read.ts'
import { withdraw } from './withdraw.ts'

export { evidenceFrozen, evidenceWithdrawn, paperFrozen } from './events.ts'
export { type EvidenceNeeds, freeze, type YearOfIndicator } from './freeze.ts'
export { newestFrozen } from './frozen-before.ts'
export { evidenceOf } from './read.ts'
export { evidenceTold, takeEvidence, takeWithdrawal, withdrawalTold } from './taken.ts'

interface RouteNeeds extends EvidenceNeeds {
  readonly hashesOf: HashesOf
  readonly readable: Readable
  readonly reportPaper: ReportPaper
}

export function evidenceRoutes(http: Http, needs: RouteNeeds): void {
  serve(http, contract.freeze, (ctx, input) => freeze(ctx, needs, input))
  serveUpload(http, contract.freezePaper, (ctx, input, content) =>
    freezePaper(ctx, needs.seal, input, content),
  )
  serve(http, contract.freezeReportPaper, (ctx, input) => freezeReportPaper(ctx, needs, input))
  serve(http, contract.withdraw, withdraw)
  serve(http, contract.evidences, (ctx, input) => evidences(ctx, needs.readable, input))
  serve(http, contract.logHead, (ctx) => logHead(ctx, needs.seal))
  serveDownload(http, contract.evidenceArchive, (ctx, input) => evidenceArchive(ctx, needs.readable, input))
  serve(http, contract.openCommitment, (ctx, input) =>
    openCommitment(ctx, needs.vault, needs.hashesOf, input),
  )
}

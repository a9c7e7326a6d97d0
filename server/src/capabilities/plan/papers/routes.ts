import * as contract from '@guyub/contract/plan'
import { type Http, serve } from '../../../kernel/http.ts'
import type { FileStore } from '../../../kernel/kept-file.ts'
import { serveDownload, serveUpload } from '../../../kernel/transfer.ts'
import { attachPaper } from './attach.ts'
import { planPaper } from './file.ts'
import { withdrawPaper } from './withdraw.ts'

export function paperRoutes(http: Http, store: FileStore): void {
  serveUpload(http, contract.attachPaper, (ctx, input, content) => attachPaper(ctx, store, input, content))
  serveDownload(http, contract.planPaper, (ctx, input) => planPaper(ctx, store, input))
  serve(http, contract.withdrawPaper, withdrawPaper)
}

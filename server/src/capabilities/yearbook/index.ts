import * as contract from '@guyub/contract/yearbook'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload } from '../../kernel/transfer.ts'
import { yearbookPaper } from './paper.ts'
import { type YearbookNeeds, yearbook } from './read.ts'

export { yearbookProjection } from './projection.ts'

export function yearbookRoutes(http: Http, needs: YearbookNeeds): void {
  serve(http, contract.yearbook, (ctx, input) => yearbook(ctx, needs, input))
  serveDownload(http, contract.yearbookPaper, (ctx, input) => yearbookPaper(ctx, needs, input))
}

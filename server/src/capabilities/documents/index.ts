import * as contract from '@guyub/contract/documents'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload } from '../../kernel/transfer.ts'
import { type CheckEyes, check } from './check.ts'
import { documentFile } from './document-file.ts'
import type { DocumentsNeeds } from './issue.ts'
import { revoke } from './revoke.ts'

export { eraseDocumentsOf } from './erase-documents.ts'
export { documentIssued, documentRevoked } from './events.ts'
export { type DocumentsNeeds, issue } from './issue.ts'
export { render } from './render.ts'
export { newPdfSeal, openPdfSeal, type PdfSeal } from './seal.ts'

export function documentsRoutes(http: Http, needs: DocumentsNeeds, eyes: CheckEyes): void {
  serve(http, contract.check, (ctx, input) => check(ctx, needs, eyes, input))
  serve(http, contract.revoke, revoke)
  serveDownload(http, contract.documentFile, (ctx, input) => documentFile(ctx, needs, input))
}

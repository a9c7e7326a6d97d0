import * as contract from '@guyub/contract/documents'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload } from '../../kernel/transfer.ts'
import { type CheckEyes, check } from './check.ts'
import { documentFile } from './document-file.ts'
import type { DocumentsNeeds } from './issue.ts'
import { papers } from './papers.ts'
import { revocations, type SlipDevices } from './revocations.ts'
import { revoke } from './revoke.ts'
import { type Names, series } from './series.ts'
import { writeOff } from './write-off.ts'

export { eraseDocumentsOf } from './erase-documents.ts'
export { documentIssued, documentRevoked, numberWrittenOff } from './events.ts'
export { type DocumentsNeeds, issue } from './issue.ts'
export { issuedFile } from './issued-file.ts'
export { issuedIn } from './issued-in.ts'
export { type PdfSignature, pdfSignature } from './pdf-signature.ts'
export { render } from './render.ts'
export { takeBack } from './revoke.ts'
export { newPdfSeal, openPdfSeal, type PdfSeal } from './seal.ts'

interface Lent extends CheckEyes {
  readonly names: Names
  readonly slipDevices: SlipDevices
}

export { revocations } from './revocations.ts'

export function documentsRoutes(
  http: Http,
  needs: DocumentsNeeds,
  { names, slipDevices, ...eyes }: Lent,
): void {
  serve(http, contract.check, (ctx, input) => check(ctx, needs, eyes, input))
  serve(
    http,
    contract.revocations,
    async (ctx) => (await eyes.fromRegency(ctx)) ?? revocations(ctx, needs, slipDevices),
  )
  serve(http, contract.revoke, revoke)
  serve(http, contract.papers, papers)
  serve(http, contract.series, (ctx) => series(ctx, names))
  serve(http, contract.writeOff, writeOff)
  serveDownload(http, contract.documentFile, (ctx, input) => documentFile(ctx, needs, input))
}

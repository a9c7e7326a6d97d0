import { sendPart, uploadOffset } from '@guyub/contract/uploads'
import { type Http, serve } from './http.ts'
import type { Parts } from './parts.ts'
import { serveUpload } from './transfer.ts'

export function partsRoutes(http: Http, parts: Parts): void {
  serveUpload(http, sendPart, async (ctx, input, content) => ({
    offset: await parts.put(ctx, input, content),
  }))
  serve(http, uploadOffset, async (ctx, { uploadId }) => ({ offset: await parts.offset(ctx, uploadId) }))
}

import type { Download, Upload } from '@guyub/contract/transfer'
import { UPLOAD_ID_HEADER, WHOLE_REFUSALS } from '@guyub/contract/uploads'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { admission } from './admission.ts'
import { rememberCarry } from './carried.ts'
import type { Context } from './context.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type Http, refuseAccess } from './http.ts'
import { inputOf } from './input.ts'
import { invalid, refused } from './problems.ts'
import { Refusal } from './refusal.ts'
import { remember } from './served.ts'

/** Takes one file. Its bytes are the body, whatever type they claim; the use case looks at them. */
export function serveUpload<
  P extends z.ZodType,
  Q extends z.ZodType,
  A extends z.ZodType,
  R extends Record<string, number>,
>(
  http: Http,
  endpoint: Upload<P, Q, A, R>,
  handle: (ctx: Context, input: z.output<P> & z.output<Q>, content: Buffer) => Promise<z.input<A>>,
): void {
  const { path, access, params, query, answer, refusals } = endpoint
  const { admit, contextOf } = admission(http, access)
  const schemas = { params, body: query }
  const url = `/api/r/:region${path}`
  const all = { ...refusals, ...WHOLE_REFUSALS }
  const told = { params, input: query, answer, refusals: all, access, versioned: false }
  remember(http.app, { kind: 'upload', method: 'POST', url, ...told })
  const { journal } = http
  rememberCarry(http.app, path, carry)
  // In a scope of its own: elsewhere only JSON is taken.
  http.app.register(async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    app.post(url, { bodyLimit: endpoint.maxBytes, onRequest: admit }, handler)
  })

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const input = inputOf(schemas, request.params, request.query)
    if (!input.ok) return invalid(reply, input.errors)
    try {
      // Of the bytes the fingerprint has the hash that the command names.
      const ctx = { ...contextOf(request), fingerprint: fingerprintOf(input.data) }
      const uploadId = request.headers[UPLOAD_ID_HEADER]
      const content = await contentOf(ctx, request, uploadId)
      const work = () => handle(ctx, input.data, content)
      const asked = { path, params: request.params, input: request.query, content }
      // Of a file that was taken before only the answer is asked for; that it came was told onwards then.
      const isAskedAgain = typeof uploadId === 'string' && !content.length
      const said = answer.parse(await (journal && !isAskedAgain ? journal.keep(ctx, asked, work) : work()))
      // Kept until it was taken: a refusal that is mended, or an answer that was lost, needs no second upload.
      if (typeof uploadId === 'string') await http.parts?.take(ctx, uploadId)
      return said
    } catch (error) {
      return refused(reply, { ...all, ...journal?.refusals }, error)
    }
  }

  async function contentOf(ctx: Context, request: FastifyRequest, uploadId: unknown): Promise<Buffer> {
    if (typeof uploadId === 'string' && http.parts) return http.parts.whole(ctx, uploadId, endpoint.maxBytes)
    return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  }

  async function carry(
    ctx: Context,
    asked: { params: unknown; input: unknown; content?: Buffer | undefined },
  ) {
    const input = inputOf(schemas, asked.params, asked.input)
    if (!input.ok) throw new Refusal('request.invalid', input.errors)
    refuseAccess(ctx, access)
    return handle(
      { ...ctx, fingerprint: fingerprintOf(input.data) },
      input.data,
      asked.content ?? Buffer.alloc(0),
    )
  }
}

export interface Fetched {
  readonly bytes: Buffer
  readonly mediaType: string
  /** What a browser saves it as. ASCII, no path. */
  readonly name: string
}

/** Gives one file. It is shown or saved, never run: no script of it reaches this address. */
export function serveDownload<P extends z.ZodType, Q extends z.ZodType, R extends Record<string, number>>(
  http: Http,
  endpoint: Download<P, Q, R>,
  handle: (ctx: Context, input: z.output<P> & z.output<Q>) => Promise<Fetched>,
): void {
  const { path, access, params, query, refusals } = endpoint
  const { admit, contextOf } = admission(http, access)
  const schemas = { params, body: query }
  const url = `/api/r/:region${path}`
  const told = { params, input: query, answer: undefined, refusals, access, versioned: false }
  remember(http.app, { kind: 'download', method: 'GET', url, ...told })
  http.app.get(url, { onRequest: admit }, handler)

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const input = inputOf(schemas, request.params, request.query)
    if (!input.ok) return invalid(reply, input.errors)
    try {
      const { bytes, mediaType, name } = await handle(contextOf(request), input.data)
      return await reply
        .type(mediaType)
        .header('content-disposition', `inline; filename="${name}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(bytes)
    } catch (error) {
      return refused(reply, refusals, error)
    }
  }
}

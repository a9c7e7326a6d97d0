import type { Download, Upload } from '@guyub/contract/transfer'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { admission } from './admission.ts'
import type { Context } from './context.ts'
import type { Http } from './http.ts'
import { invalid, refused } from './problems.ts'

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
  const { admit, contextOf } = admission(http, endpoint.access)
  // In a scope of its own: elsewhere only JSON is taken.
  http.app.register(async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    app.post(`/api/r/:region${endpoint.path}`, { bodyLimit: endpoint.maxBytes, onRequest: admit }, handler)
  })

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const params = endpoint.params.safeParse(request.params)
    const query = endpoint.query.safeParse(request.query)
    if (!params.success || !query.success) return invalid(reply, params, query)
    try {
      const input = Object.assign({}, params.data, query.data) as z.output<P> & z.output<Q>
      const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      return endpoint.answer.parse(await handle(contextOf(request), input, content))
    } catch (error) {
      return refused(reply, endpoint.refusals, error)
    }
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
  const { admit, contextOf } = admission(http, endpoint.access)
  http.app.get(`/api/r/:region${endpoint.path}`, { onRequest: admit }, handler)

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const params = endpoint.params.safeParse(request.params)
    const query = endpoint.query.safeParse(request.query)
    if (!params.success || !query.success) return invalid(reply, params, query)
    try {
      const input = Object.assign({}, params.data, query.data) as z.output<P> & z.output<Q>
      const { bytes, mediaType, name } = await handle(contextOf(request), input)
      return await reply
        .type(mediaType)
        .header('content-disposition', `inline; filename="${name}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(bytes)
    } catch (error) {
      return refused(reply, endpoint.refusals, error)
    }
  }
}

import type { ServerResponse } from 'node:http'
import type { Endpoint } from '@guyub/contract/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { admission } from './admission.ts'
import type { Context } from './context.ts'
import type { Http } from './http.ts'
import { inputOf } from './input.ts'
import { invalid } from './problems.ts'
import { remember } from './served.ts'

/** Server-sent events; `id` is what the browser brings back as Last-Event-ID when it comes again. */
export interface Stream<Query extends z.ZodObject = z.ZodObject> {
  readonly path: `/${string}`
  readonly access: Endpoint['access']
  readonly query: Query
}

export interface Told {
  readonly id: number
  readonly event: string
  readonly data: unknown
}

const HEARTBEAT_MS = 15_000
/** A listener that does not keep up is let go: it comes back and asks for what it missed. */
const MOST_WAITING_BYTES = 1024 * 1024

/**
 * Serves a stream. `listen` calls `tell` for everything after the number that the listener has seen (none: from now
 * on), and returns how to stop.
 */
export function serveStream<Q extends z.ZodObject>(
  http: Http,
  { path, access, query }: Stream<Q>,
  listen: (
    ctx: Context,
    input: z.output<Q> & { lastSeen: number | undefined },
    tell: (told: Told) => void,
  ) => Promise<() => void>,
): void {
  const { admit, contextOf } = admission(http, access)
  const url = `/api/r/:region${path}`
  const params = z.object({})
  const schemas = { params, body: query }
  const told = { params, input: query, answer: undefined, refusals: {}, access, versioned: false }
  remember(http.app, { kind: 'stream', method: 'GET', url, ...told })
  http.app.get(url, { onRequest: admit }, handler)
  const open = new Set<ServerResponse>()
  http.app.addHook('preClose', async () => {
    for (const raw of open) raw.end()
  })

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const input = inputOf(schemas, request.params, request.query)
    if (!input.ok) return invalid(reply, input.errors)
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value) reply.raw.setHeader(name, value)
    reply.hijack()
    const { raw } = reply
    open.add(raw)
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    raw.write('retry: 1000\n\n')
    const write = (text: string) => {
      if (raw.writableLength > MOST_WAITING_BYTES) raw.destroy()
      else raw.write(text)
    }
    const heartbeat = setInterval(() => write(': \n\n'), HEARTBEAT_MS)
    let stop: (() => void) | undefined
    raw.on('close', () => {
      open.delete(raw)
      clearInterval(heartbeat)
      stop?.()
    })
    try {
      const lastSeen = lastEventId(request)
      stop = await listen(contextOf(request), { ...input.data, lastSeen }, ({ id, event, data }) =>
        write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
      )
      if (raw.destroyed) stop()
    } catch (error) {
      request.log.error(error)
      raw.destroy()
    }
    return reply
  }
}

function lastEventId({ headers }: FastifyRequest): number | undefined {
  const text = headers['last-event-id']?.toString()
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

import type { ServerResponse } from 'node:http'
import type { Endpoint } from '@guyub/contract/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { admission } from './admission.ts'
import type { Context } from './context.ts'
import type { Http } from './http.ts'
import { inputOf } from './input.ts'
import { invalid, problem } from './problems.ts'
import { countSeats, type Seats } from './seats.ts'
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
const MOST_WAITING_BYTES = 256 * 1024
const TRY_AGAIN_SECONDS = 30

/**
 * Serves a stream. `seatsOf` says how many of such listeners may stay; 429 for who has taken too many, 503 when the house is full. `listen` calls `tell` for everything after the number that the listener has seen (none: from now
 * on), and returns how to stop.
 */
export function serveStream<Q extends z.ZodObject>(
  http: Http,
  { path, access, query }: Stream<Q>,
  seatsOf: (ctx: Context) => Seats,
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
  const seats = countSeats()
  const open = new Set<ServerResponse>()
  http.app.addHook('preClose', async () => {
    for (const raw of open) raw.end()
  })

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const input = inputOf(schemas, request.params, request.query)
    if (!input.ok) return invalid(reply, input.errors)
    const seat = seats.take(seatsOf(contextOf(request)), request.ip)
    if ('full' in seat) {
      reply.header('retry-after', TRY_AGAIN_SECONDS)
      return seat.full === 'address'
        ? problem(reply, 429, 'request.too_many')
        : problem(reply, 503, 'request.busy')
    }
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
      seat.leave()
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

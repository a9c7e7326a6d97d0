import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from './context.ts'
import { Refusal } from './refusal.ts'

/**
 * For an edit: refuses when the caller saw an older version than the one at hand. Whoever sends no If-Match means
 * "whatever it is now"; the endpoint lists VERSION_REFUSALS.
 */
export function expectVersion({ expectedVersion }: Context, current: number): void {
  if (expectedVersion !== undefined && expectedVersion !== current) throw new Refusal('request.version_stale')
}

/** What If-Match says. A tag that we never gave matches nothing. */
export function expectedVersion({ headers }: FastifyRequest): number | undefined {
  const tag = headers['if-match']
  if (tag === undefined || tag === '*') return undefined
  return Number(tag.match(/^"(\d{1,15})"$/)?.[1] ?? -1)
}

/** Sends the version as ETag, and nothing else when the caller has it already. */
export function answerVersion(request: FastifyRequest, reply: FastifyReply, answer: unknown): unknown {
  const { version } = answer as { version: number }
  const tag = `"${version}"`
  reply.header('etag', tag)
  if (request.method === 'GET' && request.headers['if-none-match'] === tag) return reply.code(304).send()
  return answer
}

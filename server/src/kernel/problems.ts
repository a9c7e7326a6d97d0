import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import type { z } from 'zod'
import { type FieldError, Refusal } from './refusal.ts'

// RFC 9457; `code` is what clients go by and have words for.
export function problem(
  reply: FastifyReply,
  status: number,
  code: string,
  errors?: readonly FieldError[],
): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ type: `urn:guyub:problem:${code}`, title: STATUS_CODES[status], status, code, errors })
}

/** A refusal with the status that the endpoint declares. One the contract does not list is a bug, so it stays a 500. */
export function refused(
  reply: FastifyReply,
  refusals: Readonly<Record<string, number>>,
  error: unknown,
): FastifyReply {
  const status = error instanceof Refusal ? refusals[error.code] : undefined
  if (status === undefined) throw error
  return problem(reply, status, (error as Refusal).code, (error as Refusal).errors)
}

/** Whatever else goes wrong is told in the same shape, and no more of it than its status. */
export function answerProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((_, reply) => problem(reply, 404, 'request.no_such_path'))
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return problem(reply, status, 'request.unreadable')
    request.log.error(error)
    return problem(reply, 500, 'internal')
  })
}

/** Every field of the request that the contract does not take. */
export function invalid(reply: FastifyReply, ...results: z.ZodSafeParseResult<unknown>[]): FastifyReply {
  return problem(reply, 400, 'request.invalid', results.flatMap(fieldErrors))
}

function fieldErrors(result: z.ZodSafeParseResult<unknown>): FieldError[] {
  if (result.success) return []
  return result.error.issues.map(({ path, code }) => ({ pointer: `#/${path.map(String).join('/')}`, code }))
}

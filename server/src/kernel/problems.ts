import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
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

const CODES: Readonly<Record<number, string>> = {
  413: 'request.too_large',
  415: 'request.wrong_type',
  429: 'request.too_many',
}

/** Whatever else goes wrong is told in the same shape, and no more of it than its status. */
export function answerProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((_, reply) => problem(reply, 404, 'request.no_such_path'))
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return problem(reply, status, CODES[status] ?? 'request.unreadable')
    request.log.error(error)
    if (isUnreachable(error)) return problem(reply.header('retry-after', 5), 503, 'request.busy')
    return problem(reply, 500, 'internal')
  })
}

// PostgreSQL is starting, stopping, full or gone; what was asked was not done, and may be asked again.
function isUnreachable({ code = '' }: FastifyError): boolean {
  return /^(ECONN|ENOTFOUND|ETIMEDOUT|08|53|57P)/.test(code)
}

/** Every field of the request that the contract does not take. */
export function invalid(reply: FastifyReply, errors: readonly FieldError[]): FastifyReply {
  // It has a sentence of its own: whoever wrote it must know what to take out.
  const isPersonal = errors.some(({ code }) => code === 'personal_data')
  return problem(reply, 400, isPersonal ? 'request.personal_data' : 'request.invalid', errors)
}

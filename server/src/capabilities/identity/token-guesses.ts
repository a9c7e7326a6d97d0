import type { FastifyInstance, FastifyRequest } from 'fastify'
import { limitedFailures } from '../../kernel/rate-limit.ts'

const WRONG_TOKENS = { max: 30, minutes: 1, by: ({ ip }: FastifyRequest) => ip }

interface Judges {
  /** Whether a token opened something the last time that it was asked for. */
  readonly wasRight: (authorization: string) => boolean
  readonly broughtWrongToken: (request: FastifyRequest) => boolean
}

/**
 * Tokens have 256 bits and are not guessed; but each wrong one is a question to the database. After thirty in a minute an
 * address waits, unless its token was right before: a machine that forgot its own does not silence the others of its office.
 */
export function limitTokenGuesses(app: FastifyInstance, { wasRight, broughtWrongToken }: Judges): void {
  const guesses = limitedFailures([WRONG_TOKENS])
  app.addHook('onRequest', async (request, reply) => {
    const { authorization } = request.headers
    return authorization && !wasRight(authorization) ? guesses.reserve(request, reply) : undefined
  })
  app.addHook('onResponse', async (request) => {
    if (!broughtWrongToken(request)) guesses.giveBack(request)
  })
}

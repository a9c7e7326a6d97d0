import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify'
import { guard } from './guard.ts'
import { takeOnlyJson } from './json-body.ts'
import { logging } from './logging.ts'
import { answerProblems, problem } from './problems.ts'

/** Forms are small; whatever is large is a file, and says its own limit. */
const MOST_BYTES = 1024 * 1024

export interface Listening {
  /** Of the process log; `silent` for tests. */
  readonly logLevel?: string
  /** Where the process log goes instead of the terminal. */
  readonly logTo?: { write(line: string): void }
  readonly serverFactory?: FastifyServerFactory
}

/** A server that answers in one shape, keeps personal data out of its log and takes nothing but JSON. */
export function newApp({ logLevel = 'error', logTo, serverFactory }: Listening = {}): FastifyInstance {
  const app = Fastify({
    logger: logLevel === 'silent' ? false : { ...logging(logLevel), ...(logTo && { stream: logTo }) },
    bodyLimit: MOST_BYTES,
    // A proxy on this machine may say whom it speaks for; nobody else.
    trustProxy: 'loopback',
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    frameworkErrors: (_, __, reply) => problem(reply, 400, 'request.unreadable'),
    ...(serverFactory && { serverFactory }),
  })
  guard(app)
  takeOnlyJson(app)
  answerProblems(app)
  return app
}

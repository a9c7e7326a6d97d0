import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'

/** One operation as it is served: what the API page, the tests of all endpoints and the figures go by. */
export interface Served {
  readonly kind: 'call' | 'upload' | 'download' | 'stream'
  readonly method: 'GET' | 'POST'
  /** With its parameters as the router writes them: `/api/r/:region/cases/:caseId`. */
  readonly url: string
  readonly access: string
  readonly params: z.ZodType
  /** Of a GET or an upload it is the query string. */
  readonly input: z.ZodType
  readonly answer: z.ZodType | undefined
  readonly refusals: Readonly<Record<string, number>>
  readonly versioned: boolean
}

const everything = new WeakMap<FastifyInstance, Served[]>()

export function remember(app: FastifyInstance, served: Served): void {
  everything.set(app, [...servedBy(app), served])
}

export function servedBy(app: FastifyInstance): readonly Served[] {
  return everything.get(app) ?? []
}

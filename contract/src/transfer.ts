import type { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

/** One file sent: its bytes are the body, everything else stands in the query string. */
export interface Upload<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Refusals extends Record<string, number> = Record<string, number>,
> {
  readonly path: `/${string}`
  readonly access: Endpoint['access']
  readonly maxBytes: number
  readonly params: Params
  readonly query: Query
  readonly answer: Answer
  readonly refusals: Refusals
}

/** One file fetched. */
export interface Download<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Refusals extends Record<string, number> = Record<string, number>,
> {
  readonly path: `/${string}`
  readonly access: Endpoint['access']
  readonly params: Params
  readonly query: Query
  readonly refusals: Refusals
}

export function upload<
  P extends z.ZodType,
  Q extends z.ZodType,
  A extends z.ZodType,
  R extends Record<string, number>,
>(e: Upload<P, Q, A, R>): Upload<P, Q, A, R> {
  return e
}

export function download<P extends z.ZodType, Q extends z.ZodType, R extends Record<string, number>>(
  e: Download<P, Q, R>,
): Download<P, Q, R> {
  return e
}

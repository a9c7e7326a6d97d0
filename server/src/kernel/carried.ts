import type { FastifyInstance } from 'fastify'
import type { Context } from './context.ts'

/** A command as it was asked for: the path of its contract, what stood in it, and the bytes of an upload. */
export interface Asked {
  /** `/cases/:caseId/act` */
  readonly path: string
  readonly params: unknown
  readonly input: unknown
  readonly content?: Buffer | undefined
}

/**
 * Stands between a command and what it does, where this installation answers to another (docs/adr/0057): keeps it before it is done,
 * and lets it go when it was refused.
 */
export interface Journal {
  keep<Result>(ctx: Context, asked: Asked, work: () => Promise<Result>): Promise<Result>
  /** Besides those of the operation. */
  readonly refusals: Readonly<Record<string, number>>
}

/** Does what an endpoint does, for a command that came another way than over HTTP. Access is asked as if it had. */
export type Carry = (ctx: Context, asked: Asked) => Promise<unknown>

const everything = new WeakMap<FastifyInstance, Map<string, Carry>>()

export function rememberCarry(app: FastifyInstance, path: string, carry: Carry): void {
  const known = everything.get(app) ?? new Map<string, Carry>()
  everything.set(app, known.set(path, carry))
}

/** How a command of this path is carried out; nothing when no such command is served. */
export function carryOf(app: FastifyInstance, path: string): Carry | undefined {
  return everything.get(app)?.get(path)
}

import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Pool } from './db.ts'
import type { Lag } from './lag.ts'
import { migrationNames } from './migrate.ts'

/** Readers that are further behind make figures and the wall old, but every command still works. */
const SLOW_SECONDS = 60
const PATIENCE_MS = 2000

interface Sources {
  readonly pool: Pool
  readonly lag?: () => Promise<Lag>
}

/**
 * `/healthz`: does the process answer. `/readyz`: may traffic be sent here: 503 when the database does not answer or
 * does not have exactly our migrations; readers that are behind are told as `degraded`, with 200.
 */
export function serveHealth(app: FastifyInstance, sources: Sources): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    const readiness = await within(PATIENCE_MS, readinessOf(sources)).catch(() => UNREACHABLE)
    return reply.code(readiness.status === 'unready' ? 503 : 200).send(readiness)
  })
}

const UNREACHABLE = { status: 'unready', database: 'unreachable' } as const

async function readinessOf({ pool, lag }: Sources) {
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(
    pool.region('').db,
  )
  const [ours, theirs] = [migrationNames(), rows.map((row) => row.name)]
  if (ours.join() !== theirs.join())
    return { status: 'unready', database: 'reachable', migrations: 'different' } as const
  const behind = await lag?.()
  return {
    status: behind && behind.oldestSeconds > SLOW_SECONDS ? 'degraded' : 'ready',
    database: 'reachable',
    migrations: 'match',
    ...(behind && { readers: behind }),
  } as const
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('too slow')), ms)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

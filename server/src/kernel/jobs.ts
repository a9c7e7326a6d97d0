import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { type Db, surviveLostConnections } from './db.ts'
import { told } from './logging.ts'

// Its own schema, worked by the readers' role: HTTP neither starts nor sees a job.
const SCHEMA = 'graphile_worker'
const ONE_AT_A_TIME = 7_104_863
const AFTER_A_FAULT = 1000
/** With the back-off of graphile-worker, e^n seconds after the n-th try: given up after about a day. */
export const MOST_TRIES = 14

/** What a job is told: ids, never words or numbers of people, because jobs and their errors lie in the clear. */
export type Payload = Readonly<Record<string, string>>
export type Tasks = Readonly<Record<string, (payload: Payload) => Promise<void>>>

/** Brings the tables of graphile-worker up to date and lets the readers' role work on them. `as` owns what is made. */
export async function migrateJobs(url: string, as?: string): Promise<void> {
  const pool = openPool(url)
  if (as) pool.on('connect', (client) => void client.query(`set role ${pg.escapeIdentifier(as)}`))
  try {
    const first = await pool.connect()
    try {
      await first.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME])
      if (await isUpToDate(first)) return
      const { Logger, runMigrations } = await worker()
      await runMigrations({ pgPool: pool, schema: SCHEMA, logger: new Logger(SILENT) })
      await first.query(GRANTS)
      await first.query(`comment on schema ${SCHEMA} is ${pg.escapeLiteral(EDITION)}`)
    } finally {
      first.release(true)
    }
  } finally {
    await pool.end()
  }
}

// Loaded by whoever migrates or works on jobs: a process that only serves pages needs none of it.
const worker = () => import('graphile-worker')
const { version } = JSON.parse(
  readFileSync(findPackageJSON('graphile-worker', import.meta.url) ?? '', 'utf8'),
) as { version: string }
/** Stands on the schema once it was made by this version, with these grants. */
const EDITION = `graphile-worker ${version}, grants 1`

async function isUpToDate(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ edition: string | null }>(
    `select obj_description(to_regnamespace('${SCHEMA}'), 'pg_namespace') as edition`,
  )
  return rows[0]?.edition === EDITION
}

const GRANTS = `
  grant usage on schema ${SCHEMA} to guyub_reader;
  grant select, insert, update, delete on all tables in schema ${SCHEMA} to guyub_reader;
  grant usage on all sequences in schema ${SCHEMA} to guyub_reader;
  do $$
  declare closed text;
  begin
    for closed in select relname from pg_class where relnamespace = '${SCHEMA}'::regnamespace and relrowsecurity loop
      execute format('drop policy if exists every_job on ${SCHEMA}.%I', closed);
      execute format('create policy every_job on ${SCHEMA}.%I to guyub_reader using (true) with check (true)', closed);
    end loop;
  end $$`

interface Job {
  readonly key: string
  readonly payload: Payload
  /** Not before so much time has passed; at once when it says nothing. */
  readonly afterMs?: number
}

/** Starts a job for each key in this transaction, once: a job whose key is still waiting is not doubled. */
export async function addJobs(tx: Db, task: string, jobs: readonly Job[]): Promise<void> {
  if (!jobs.length) return
  await sql`
    select from graphile_worker.add_jobs((
      select array_agg(row(${task}::text, payload::json, null, now() + after_ms * interval '1 millisecond', ${MOST_TRIES}::int, key, null, null)::graphile_worker.job_spec)
      from unnest(${jobs.map(({ key }) => key)}::text[], ${jobs.map(({ payload }) => JSON.stringify(payload))}::text[],
        ${jobs.map(({ afterMs }) => afterMs ?? 0)}::float8[]) as job (key, payload, after_ms)))`.execute(tx)
}

/** Works on jobs until told to stop; a fault of the database only makes it begin again. */
export function startJobs(readerUrl: string, tasks: Tasks): () => Promise<void> {
  const leaving = new AbortController()
  async function loop(): Promise<void> {
    while (!leaving.signal.aborted) {
      const pool = openPool(readerUrl)
      try {
        const { run } = await worker()
        const options = await optionsFor(pool, tasks)
        const events = new EventEmitter()
        const fatal = new Promise<never>((_, fail) =>
          events.once('pool:fatalError', ({ error }) => fail(error)),
        )
        fatal.catch(() => undefined)
        const runner = await run({
          ...options,
          events,
          preset: AWAITED,
          concurrency: 2,
          noHandleSignals: true,
        })
        const stop = () => void runner.stop().catch(() => undefined)
        leaving.signal.addEventListener('abort', stop, { once: true })
        if (leaving.signal.aborted) stop()
        // After such a fault it waits for ever for its own batch: it is left behind, and another begins.
        await Promise.race([runner.promise, fatal]).finally(stop)
      } catch (error) {
        console.error(told(error as Error))
      } finally {
        await Promise.race([pool.end().catch(() => undefined), sleep(AFTER_A_FAULT)])
      }
      await sleep(AFTER_A_FAULT, undefined, { signal: leaving.signal }).catch(() => undefined)
    }
  }
  const finished = loop()
  return () => {
    leaving.abort()
    return finished
  }
}

/** Works on the jobs that are due, and returns. */
export async function workOnce(readerUrl: string, tasks: Tasks): Promise<void> {
  const { runOnce } = await worker()
  const pool = openPool(readerUrl)
  await runOnce(await optionsFor(pool, tasks)).finally(() => pool.end())
}

async function optionsFor(pgPool: pg.Pool, tasks: Tasks) {
  const { Logger } = await worker()
  const taskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload as Payload)]),
  )
  return { pgPool, schema: SCHEMA, logger: new Logger(SILENT), taskList, parsedCronItems: [] }
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4 })
  surviveLostConnections(pool)
  return pool
}

// In batches, though of what is there at once: what graphile-worker writes of a single job it waits for nowhere, and a
// database that goes away in that moment would end the whole process.
const AWAITED = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

// What stops a worker is thrown; why a job failed is kept with the job.
const SILENT = () => () => undefined

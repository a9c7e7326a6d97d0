import pg from 'pg'
import { TODAYS_VERSION } from '../server/test/builders.ts'

/**
 * Brings the cases of one agency to a number of rows, a third of them open. They are rows, not requests: no form opens,
 * and no event tells of them; lists and submissions meet them as they would real ones.
 */
export async function seed(admin: string, upTo: number): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  await client.query("select set_config('guyub.region', '3505', false)")
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from "case"')
  const from = rows[0]?.n ?? 0
  if (from < upTo)
    await client.query(
      `insert into "case" (region_code, id, service_key, service_version, office_code, handler_code, area_code, channel, state,
                           closed, products, due_at, tracking_code, facts, form, data_key, subject, nik_hash, submitted_at, received_at)
       select '3505', uuidv7(), 'pak-saidi', $3::int, o.code, 'dispendukcapil', o.code, 'counter',
              case when n % 3 = 0 then 'submitted' else 'closed' end, n % 3 <> 0,
              '{"birth-certificate":{"state":"pending","since":"2026-01-05T02:00:00.000Z","promiseDue":"2026-01-05T08:30:00.000Z","due":"2026-01-05T08:30:00.000Z","agencyDue":"2026-01-05T06:30:00.000Z","pausedMinutes":0}}',
              now() - n * interval '1 minute', '3505-SEED' || to_hex(n), '{}', convert_to(repeat(md5(n::text), 40), 'UTF8'), '\\x00',
              'Anak ' || n, sha256(n::text::bytea), now() - n * interval '1 minute', now() - n * interval '1 minute'
       from generate_series($1::int + 1, $2::int) n
       join (select code, row_number() over (order by code) - 1 as nth from office where region_code = '3505' and kind = 'village') o
         on o.nth = n % 248`,
      [from, upTo, TODAYS_VERSION],
    )
  await client.query('vacuum analyze "case"')
  await client.query('checkpoint')
  await client.end()
}

/** Ids of open cases that were filed through the door, so that they can be read and acted on. */
export async function openCases(admin: string, limit: number): Promise<string[]> {
  const client = new pg.Client(admin)
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    `select id from "case" where region_code = '3505' and state = 'submitted' and tracking_code not like '3505-SEED%' limit $1`,
    [limit],
  )
  await client.end()
  return rows.map((row) => row.id)
}

/** Until the readers have seen every event: what they still owe would be charged to the next measure. */
export async function caughtUp(admin: string): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  const done = `select not exists (select from event where seq is null)
    and not exists (select from projection_cursor c where c.seq < (select max(last_seq) from event_seal s where s.region_code = c.region_code)) as done`
  while (!(await client.query<{ done: boolean }>(done)).rows[0]?.done)
    await new Promise((wait) => setTimeout(wait, 300))
  await client.end()
}

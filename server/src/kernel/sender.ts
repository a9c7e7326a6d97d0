import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { LoggedEvent } from './event.ts'

/** Something that leaves the house when an event happens. It begins at the end of the log and never replays. */
export interface Sender {
  readonly name: string
  /** The types of events that it looks at. */
  readonly types: readonly string[]
  /** Starts a job for each event that deserves one, in the transaction that moves the cursor on. */
  take(tx: Db, events: readonly LoggedEvent[]): Promise<void>
}

/** Hands a sender what happened since it last looked, region by region. Returns how many events it went over. */
export async function sendOn(db: Db, sender: Sender, batch = 500): Promise<number> {
  await begin(db, sender)
  const { rows } = await sql<{ region_code: string }>`
    select c.region_code from sender_cursor c
    where c.sender = ${sender.name} and c.seq < (
      select s.last_seq from event_seal s where s.region_code = c.region_code order by s.last_seq desc limit 1)`.execute(
    db,
  )
  let passed = 0
  for (const { region_code } of rows) passed += await advance(db, sender, region_code, batch)
  return passed
}

// What is committed and not numbered yet happened before us too, and its numbers will be the next ones.
async function begin(db: Db, { name }: Sender): Promise<void> {
  await sql`
    insert into sender_cursor (region_code, sender, seq)
    select r.region_code, ${name},
      coalesce((select max(e.seq) from event e where e.region_code = r.region_code), 0)
        + (select count(*) from event e where e.region_code = r.region_code and e.seq is null)
    from region r
    where not exists (select from sender_cursor c where c.region_code = r.region_code and c.sender = ${name})
    on conflict do nothing`.execute(db)
}

async function advance(
  db: Db,
  { name, types, take }: Sender,
  region: string,
  batch: number,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // Locked until the end: two processes never take the same event.
    const cursor = await tx
      .selectFrom('sender_cursor')
      .select('seq')
      .where('region_code', '=', region)
      .where('sender', '=', name)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const events = await tx
      .selectFrom('log')
      .selectAll()
      .where('region_code', '=', region)
      .where('seq', '>', cursor.seq)
      .orderBy('seq')
      .limit(batch)
      .execute()
    const last = events.at(-1)
    if (!last) return 0
    const wanted = events.filter(({ type }) => types.includes(type))
    if (wanted.length) await take(tx, wanted)
    await tx
      .updateTable('sender_cursor')
      .set({ seq: last.seq })
      .where('region_code', '=', region)
      .where('sender', '=', name)
      .execute()
    return events.length
  })
}

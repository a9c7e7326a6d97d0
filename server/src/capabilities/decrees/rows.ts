import type { ChainStep, DecreeBody, DecreeRole, StoredSeat, TeamBody } from '@guyub/contract/decrees'
import type { Selectable } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Decree, DecreeSeat } from '../../kernel/tables.gen.ts'

export type DecreeState = 'draft' | 'in-chain' | 'passed' | 'in-force'
export type SeatRow = Selectable<DecreeSeat>

export interface DecreeRow extends Omit<Selectable<Decree>, 'body' | 'bodies' | 'chain' | 'state'> {
  readonly body: DecreeBody
  readonly bodies: readonly TeamBody[]
  readonly chain: readonly ChainStep[]
  readonly state: DecreeState
}

export async function decreeRow(db: Db, { region }: Context, id: string): Promise<DecreeRow> {
  const row = await db
    .selectFrom('decree')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('decrees.unknown')
  return row as DecreeRow
}

/** The same, held until the transaction ends. */
export async function lockedDecree(tx: Db, ctx: Context, id: string): Promise<DecreeRow> {
  await tx
    .selectFrom('decree')
    .select('id')
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return decreeRow(tx, ctx, id)
}

/** A draft that is about to be written on, as it was seen. */
export async function lockedDraft(tx: Db, ctx: Context, id: string, version: number): Promise<DecreeRow> {
  const row = await lockedDecree(tx, ctx, id)
  if (row.state !== 'draft') throw new Refusal('decrees.not_a_draft')
  if (row.version !== version) throw new Refusal('decrees.changed')
  return row
}

/** Counts the version up and remembers who wrote; returns the version that stands now. */
export async function written(
  tx: Db,
  ctx: Context,
  row: DecreeRow,
  changes: Partial<Record<'title' | 'body' | 'bodies' | 'chain' | 'expires_on', string | null>> = {},
): Promise<number> {
  const version = row.version + 1
  const editors = [...new Set([...row.editors, ctx.actor.id])]
  await tx
    .updateTable('decree')
    .set({ ...(changes as object), version, editors })
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', row.id)
    .execute()
  return version
}

/** The decree by which the team works: numbered, and not replaced. A later one takes its place on its own day. */
export async function decreeInForceOn(
  db: Db,
  { region }: Context,
  day: string,
): Promise<DecreeRow | undefined> {
  const row = await db
    .selectFrom('decree')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('state', '=', 'in-force')
    .where('effective_on', '<=', day)
    .where((eb) => eb.or([eb('replaced_on', 'is', null), eb('replaced_on', '>', day)]))
    .where((eb) => eb.or([eb('expires_on', 'is', null), eb('expires_on', '>', day)]))
    .orderBy('effective_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as DecreeRow | undefined
}

/** The last decree that was numbered and that none replaces yet, also where it begins only tomorrow. */
export async function latestNumbered(db: Db, { region }: Context): Promise<DecreeRow | undefined> {
  const row = await db
    .selectFrom('decree')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('state', '=', 'in-force')
    .where('replaced_on', 'is', null)
    .orderBy('effective_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as DecreeRow | undefined
}

export async function seatRows(db: Db, { region }: Context, decreeId: string): Promise<SeatRow[]> {
  return db
    .selectFrom('decree_seat')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('decree_id', '=', decreeId)
    .orderBy('ordinal')
    .orderBy('id')
    .execute()
}

export function asSeat(row: SeatRow): StoredSeat {
  return {
    id: row.id,
    body: row.body,
    position: row.position,
    office: row.office_code,
    unit: row.unit,
    duty: row.duty,
    person:
      row.person_name === null ? null : { id: row.person_id, name: row.person_name, title: row.person_title },
    // The table's own checks and the contract allow nothing else.
    acting: row.acting as StoredSeat['acting'],
    from: row.held_from,
    until: row.held_until,
    role: row.role as DecreeRole | null,
  }
}

import { randomUUID } from 'node:crypto'
import type { DecreeBody } from '@guyub/contract/decrees'
import type { Insertable } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { isRehearsal } from '../../kernel/regions.ts'
import type { DecreeSeat } from '../../kernel/tables.gen.ts'
import { officesOf } from '../regions/index.ts'
import { decreeDrafted } from './events.ts'
import { latestNumbered, seatRows } from './rows.ts'
import { filled, seatsFor, TEAM_TEMPLATE } from './template.ts'

interface Draft {
  readonly commandId: string
  readonly from: 'template' | 'decree-in-force'
}

/** A new decree; one at a time, because two drafts would each take the place of the same decree. */
export async function draftDecree(ctx: Context, { commandId, from }: Draft) {
  return once(ctx, 'decrees.draft', commandId, async (tx) => {
    const open = await tx
      .selectFrom('decree')
      .select('id')
      .where('region_code', '=', ctx.region.code)
      .where('state', '!=', 'in-force')
      .limit(1)
      .executeTakeFirst()
    if (open) throw new Refusal('decrees.draft_open')
    const seats =
      from === 'template' ? await fromTemplate(tx, ctx, commandId) : await copied(tx, ctx, commandId)
    const basis = await latestNumbered(tx, ctx)
    await emit(tx, ctx, decreeDrafted, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { seats, ...(basis && { amends: basis.number ?? '' }) },
    })
    return { decreeId: commandId, seats }
  })
}

async function fromTemplate(tx: Db, ctx: Context, id: string): Promise<number> {
  const { name } = await regionToday(ctx)
  const { offices } = await officesOf({ ...ctx.region, db: tx }, { limit: 10_000 })
  const basis = await latestNumbered(tx, ctx)
  const { title, body, bodies, chain, key } = TEAM_TEMPLATE
  await insertDecree(tx, ctx, id, {
    ...{ template: key, amends_id: basis?.id ?? null, title: filled(title, name), expires_on: null },
    ...{ body: bodyFor(body, name), bodies, chain },
  })
  const seats = seatsFor(offices)
  await insertSeats(
    tx,
    seats.map((seat, ordinal) => ({
      ...{ region_code: ctx.region.code, decree_id: id, id: randomUUID(), ordinal },
      ...{ body: seat.body, position: seat.position, office_code: seat.office, unit: seat.unit },
      ...{ duty: seat.duty, duty_is_suggested: true },
    })),
  )
  return seats.length
}

async function copied(tx: Db, ctx: Context, id: string): Promise<number> {
  const basis = await latestNumbered(tx, ctx)
  if (!basis) throw new Refusal('decrees.none_in_force')
  const { template, title, body, bodies, chain, expires_on } = basis
  await insertDecree(tx, ctx, id, { template, amends_id: basis.id, title, expires_on, body, bodies, chain })
  const rows = await seatRows(tx, ctx, basis.id)
  await insertSeats(
    tx,
    rows.map(({ membership_id: _, ...row }) => ({ ...row, decree_id: id, id: randomUUID() })),
  )
  return rows.length
}

interface NewDecree {
  readonly template: string
  readonly amends_id: string | null
  readonly title: string
  readonly expires_on: string | null
  readonly body: DecreeBody
  readonly bodies: unknown
  readonly chain: unknown
}

async function insertDecree(tx: Db, ctx: Context, id: string, { body, bodies, chain, ...row }: NewDecree) {
  // Nothing of a rehearsal holds, and its papers say so.
  const isSample = isRehearsal(ctx.region.code)
  await tx
    .insertInto('decree')
    .values({
      ...{ region_code: ctx.region.code, id, ...row, created_at: ctx.now(), is_sample: isSample },
      editors: [ctx.actor.id],
      ...{ body: JSON.stringify(body), bodies: JSON.stringify(bodies), chain: JSON.stringify(chain) },
    })
    .execute()
}

// Every village of a region at once would pass the number of values that one statement may have.
async function insertSeats(tx: Db, rows: readonly Insertable<DecreeSeat>[]) {
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto('decree_seat')
      .values(rows.slice(at, at + 500))
      .execute()
}

function bodyFor(body: DecreeBody, regionName: string): DecreeBody {
  const fill = (text: string) => filled(text, regionName)
  return {
    headTitle: fill(body.headTitle),
    headName: fill(body.headName),
    place: fill(body.place),
    considering: body.considering.map(fill),
    inView: body.inView.map(fill),
    points: body.points.map(fill),
    copies: body.copies.map(fill),
  }
}

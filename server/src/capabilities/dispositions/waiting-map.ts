import { localDay, workingMinutesBetween } from '@guyub/contract/calendar'
import { lateFrom, waitsFor } from '@guyub/contract/dispositions'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type ItemRow, itemsOf, lateness } from './items.ts'
import type { DispositionsNeeds } from './needs.ts'
import { officeLabels } from './office-labels.ts'
import { standingOf } from './rows.ts'
import { visible } from './visible.ts'

const DAY = 86_400_000
const PERIOD_DAYS = 90
/** More than a region sends in a year; a longer period is told to be cut. */
const MOST = 20_000
const OLDEST = 12

interface Period {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/**
 * Who waits for whom now, and how tasks that were sent in a period were answered, pair by pair. Waiting is counted in working time of
 * the region, from the moment since when the next step is somebody's.
 */
export async function waitingMap(ctx: Context, needs: DispositionsNeeds, wanted: Period) {
  const calendar = await needs.calendars.of(ctx)
  const now = ctx.now()
  const to = wanted.to ?? localDay(calendar, now)
  const from = wanted.from ?? localDay(calendar, new Date(Date.parse(`${to}T00:00:00Z`) - PERIOD_DAYS * DAY))
  if (from > to) throw new Refusal('dispositions.period_backwards')
  const begins = new Date(lateFrom(calendar, from).getTime() - DAY)
  const ends = lateFrom(calendar, to)
  const hasSecret = ctx.actor.permissions.has('dispositions.all')
  const { rows } = await sql<ItemRow>`
    select h.*, l.confidentiality, l.content, l.sealed, l.data_key
    from disposition_handover h
    join disposition_letter l on l.region_code = h.region_code and l.id = h.letter_id
    where h.region_code = ${ctx.region.code} and h.kind = 'action' and h.state <> 'withdrawn'
      and (${hasSecret} or l.confidentiality <> 'rahasia')
      and (h.state in ('sent', 'read', 'in-progress', 'reported') or h.state = 'returned' and not h.is_settled
        or h.sent_at >= ${begins} and h.sent_at < ${ends})
    order by h.sent_at desc, h.id limit ${MOST + 1}`.execute(ctx.region.db)
  const all = rows.slice(0, MOST)
  const label = await officeLabels(
    ctx,
    all.flatMap(({ from_office, to_office }) => [from_office, to_office]),
  )
  const open = all.filter((row) => waitsFor(standingOf(row)))
  const inPeriod = all.filter(({ sent_at }) => sent_at >= begins && sent_at < ends)
  const worked = (since: Date, until: Date) => workingMinutesBetween(calendar, since, until)
  const isLate = (row: ItemRow) => lateness(calendar, row, now).isLate
  const waiting = grouped(open, (row) => [waiterOf(row), waitsFor(standingOf(row)) ?? '']).map(
    ({ key: [waits = '', on = ''], rows: its }) => ({
      ...{ waits: label(waits), on: label(on), open: its.length, late: its.filter(isLate).length },
      oldestMinutes: Math.max(...its.map((row) => worked(waitsSince(row), now))),
    }),
  )
  const pairs = grouped(inPeriod, (row) => [row.from_office, row.to_office]).map(
    ({ key: [one = '', other = ''], rows: its }) => {
      const answered = its.filter(isAnswered)
      return {
        ...{ from: label(one), to: label(other), sent: its.length, answered: answered.length },
        inTime: answered.filter(isInTime).length,
        returned: its.filter(({ state }) => state === 'returned').length,
        medianMinutes: middle(answered.map((row) => worked(row.sent_at, row.reported_at ?? row.sent_at))),
        mostHops: Math.max(...its.map(({ hops }) => hops)),
      }
    },
  )
  const hops = inPeriod.map((row) => row.hops)
  return {
    ...{ from, to, hasSecret, isCut: rows.length > MOST },
    ...{ open: open.length, late: open.filter(isLate).length, sent: inPeriod.length },
    answered: inPeriod.filter(isAnswered).length,
    inTime: inPeriod.filter((row) => isAnswered(row) && isInTime(row)).length,
    returned: inPeriod.filter(({ state }) => state === 'returned').length,
    hops: { median: middle(hops), most: hops.length ? Math.max(...hops) : null },
    waiting: waiting.sort((one, other) => other.oldestMinutes - one.oldestMinutes),
    pairs: pairs.sort((one, other) => other.sent - one.sent),
    oldest: await oldestOf(ctx, needs, open),
  }
}

/** What waits longest. Whoever may not open a letter counts it and does not read what it is about. */
async function oldestOf(ctx: Context, needs: DispositionsNeeds, open: readonly ItemRow[]) {
  const rows = [...open]
    .sort((one, other) => waitsSince(one).getTime() - waitsSince(other).getTime())
    .slice(0, OLDEST)
  const { rows: seen } = await sql<{ id: string }>`
    select l.id from disposition_letter l where l.region_code = ${ctx.region.code}
      and l.id = any(${rows.map(({ letter_id }) => letter_id)}) and ${visible(ctx)}`.execute(ctx.region.db)
  const known = new Set(seen.map(({ id }) => id))
  const items = await itemsOf(ctx, needs, rows)
  return items.map((item) => (known.has(item.letterId) ? item : { ...item, subject: null }))
}

/** Whoever has the task waits for its sender to read the answer; otherwise the sender waits. What came back waits for its sender alone. */
function waiterOf(row: ItemRow): string {
  return row.state === 'reported' || row.state === 'returned' ? row.to_office : row.from_office
}

function waitsSince(row: ItemRow): Date {
  return (row.state === 'reported' ? row.reported_at : row.closed_at) ?? row.sent_at
}

function isAnswered({ state }: ItemRow): boolean {
  return state === 'reported' || state === 'accepted'
}

function isInTime({ reported_at, due_at }: ItemRow): boolean {
  return reported_at !== null && due_at !== null && reported_at < due_at
}

function middle(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => readonly string[]) {
  const groups = new Map<string, { readonly key: readonly string[]; readonly rows: Row[] }>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key.join(' ')) ?? { key, rows: [] }
    group.rows.push(row)
    groups.set(key.join(' '), group)
  }
  return [...groups.values()]
}

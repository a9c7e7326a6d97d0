import type { DispositionBox } from '@guyub/contract/dispositions'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type ItemRow, itemsOf } from './items.ts'
import type { DispositionsNeeds } from './needs.ts'

const PAGE = 50

interface Wanted {
  readonly box: DispositionBox
  readonly after?: string | undefined
}

/** A page of a box: by the due day where something waits, else the newest first. */
export async function dispositions(ctx: Context, needs: DispositionsNeeds, { box, after }: Wanted) {
  if (box === 'late' && !watches(ctx)) throw new Refusal('dispositions.not_for_you')
  const { code, db } = ctx.region
  const byDue = box === 'in' || box === 'out' || box === 'late'
  const order = byDue ? sql`h.due_at, h.id` : sql`h.sent_at desc, h.id desc`
  const { rows } = await sql<ItemRow>`
    select h.*, l.confidentiality, l.content, l.sealed, l.data_key
    from disposition_handover h
    join disposition_letter l on l.region_code = h.region_code and l.id = h.letter_id
    where h.region_code = ${code} and ${within(box, ctx)} and ${after ? cursor(after, byDue) : sql`true`}
    order by ${order} limit ${PAGE + 1}`.execute(db)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    items: await itemsOf(ctx, needs, page),
    next: rows.length > PAGE && last ? cursorOf(byDue ? last.due_at : last.sent_at, last.id) : null,
    counts: await counts(ctx),
  }
}

const OPEN = sql`h.state in ('sent', 'read', 'in-progress')`

/** Only hand-overs from or to one's own office, save for those who watch over the region; secret ones for its head alone. */
function within(box: DispositionBox, { actor, now }: Context): RawBuilder<boolean> {
  const [mine, to, from] = [actor.officeCode, sql`h.to_office`, sql`h.from_office`]
  switch (box) {
    case 'in':
      return sql`h.kind = 'action' and (${to} = ${mine} and ${OPEN}
        or ${from} = ${mine} and (h.state = 'reported' or h.state = 'returned' and not h.is_settled))`
    case 'out':
      return sql`h.kind = 'action' and (${from} = ${mine} and ${OPEN} or ${to} = ${mine} and h.state = 'reported')`
    case 'copies':
      return sql`h.kind = 'copy' and ${to} = ${mine} and h.state <> 'withdrawn'`
    case 'done':
      return sql`h.kind = 'action' and (
        ${from} = ${mine} and (h.state in ('accepted', 'withdrawn') or h.state = 'returned' and h.is_settled)
        or ${to} = ${mine} and h.state in ('accepted', 'returned'))`
    default:
      return sql`h.kind = 'action' and ${OPEN} and h.due_at <= ${now()}
        and (l.confidentiality <> 'rahasia' or ${actor.permissions.has('dispositions.all')})`
  }
}

async function counts(ctx: Context) {
  const { code, db } = ctx.region
  const count = async (box: DispositionBox) => {
    const late = sql`${OPEN} and h.due_at <= ${ctx.now()}`
    const isNew = sql`h.state = 'sent'`
    const { rows } = await sql<{ all: number; late: number }>`
      select count(*)::int as "all", count(*) filter (where ${box === 'copies' ? isNew : late})::int as late
      from disposition_handover h
      join disposition_letter l on l.region_code = h.region_code and l.id = h.letter_id
      where h.region_code = ${code} and ${within(box, ctx)}`.execute(db)
    return rows[0] ?? { all: 0, late: 0 }
  }
  const [received, waiting, copies, late] = [
    await count('in'),
    await count('out'),
    await count('copies'),
    watches(ctx) ? await count('late') : null,
  ]
  return { in: received, out: waiting, copies, late }
}

function watches({ actor }: Context): boolean {
  return actor.permissions.has('dispositions.oversee')
}

function cursorOf(at: Date | null, id: string): string {
  return `${at?.getTime() ?? 0}_${id}`
}

function cursor(text: string, byDue: boolean): RawBuilder<boolean> {
  const [ms = '', id = ''] = text.split('_')
  if (!/^\d{1,14}$/.test(ms) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new Refusal('dispositions.bad_cursor')
  const at = new Date(Number(ms))
  return byDue ? sql`(h.due_at, h.id) > (${at}, ${id}::uuid)` : sql`(h.sent_at, h.id) < (${at}, ${id}::uuid)`
}

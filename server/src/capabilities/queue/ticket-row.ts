import type { TicketState } from '@guyub/contract/queue'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'

export interface TicketRow {
  readonly id: string
  readonly place_id: string
  readonly lane_id: string
  readonly number: string
  readonly priority: string | null
  readonly state: TicketState
  readonly counter_id: string | null
  readonly counter: string | null
  /** Who sits at its counter now. */
  readonly served_by: string | null
  readonly issued_at: Date
  readonly waits_from: Date
  readonly first_called_at: Date | null
  readonly called_at: Date | null
  readonly calls: number
  readonly subject_kind: string | null
  readonly subject_id: string | null
  readonly service_key: string
  readonly office_code: string
  readonly lane: string
}

/** A ticket, held until the transaction ends; with its place and lane. */
export async function ticketRow(tx: Db, { region }: Context, ticketId: string): Promise<TicketRow> {
  const { rows } = await sql<TicketRow>`
    select t.id, t.place_id, t.lane_id, t.number, t.priority, t.state, t.counter_id, c.name as counter, c.served_by, t.issued_at,
      t.waits_from, t.first_called_at, t.called_at, t.calls, t.subject_kind, t.subject_id, p.service_key, p.office_code, l.key as lane
    from queue_ticket t
    join queue_place p on p.region_code = t.region_code and p.id = t.place_id
    join queue_lane l on l.region_code = t.region_code and l.id = t.lane_id
    left join queue_counter c on c.region_code = t.region_code and c.id = t.counter_id
    where t.region_code = ${region.code} and t.id = ${ticketId} for update of t`.execute(tx)
  const [row] = rows
  if (!row) throw new Refusal('queue.no_such_ticket')
  return row
}

/** The same for an officer: of their own office; and at their own counter while it is called or served. */
export async function ticketForOfficer(tx: Db, ctx: Context, ticketId: string): Promise<TicketRow> {
  const row = await ticketRow(tx, ctx, ticketId)
  if (row.office_code !== ctx.actor.officeCode) throw new Refusal('queue.no_such_ticket')
  const isAtACounter = row.state === 'called' || row.state === 'serving'
  if (isAtACounter && row.served_by !== ctx.actor.id) throw new Refusal('queue.not_your_counter')
  return row
}

/** What every event of a ticket tells. */
export function factsOf({ service_key, place_id, lane, number, priority }: TicketRow) {
  return { service: service_key, place: place_id, lane, number, ...(priority !== null && { priority }) }
}

/** Whole seconds between two moments, never below nothing. */
export function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000))
}

import { hoursAhead } from '@guyub/contract/calendar'
import type { QueueUse } from '@guyub/contract/definition'
import type { Issued } from '@guyub/contract/queue'
import { sql } from 'kysely'
import { answerOf } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { issueOnce } from './issue-ticket.ts'
import type { QueueNeeds } from './needs.ts'
import { laneNow } from './pace.ts'
import { screenByKey } from './screens.ts'

interface Asked {
  readonly commandId: string
  readonly laneId: string
  readonly priority?: string | undefined
}

/** An officer gives a number in a lane of their own office. */
export async function giveTicket(ctx: Context, { commandId, laneId, priority }: Asked): Promise<Issued> {
  const now = await laneNow(ctx.region, laneId)
  if (now.office !== ctx.actor.officeCode) throw new Refusal('queue.no_such_lane')
  const ticket = { ticketId: commandId, laneId, priority, channel: 'officer' as const, at: ctx.now() }
  return issueOnce(ctx, 'queue.issue-ticket', ticket, now)
}

/** A number from home. */
export async function takeTicket(ctx: Context, needs: QueueNeeds, asked: Asked): Promise<Issued> {
  return takeThemselves(ctx, needs, asked, 'web')
}

/** A number at a kiosk of the lane's place. */
export async function takeTicketAtKiosk(
  ctx: Context,
  needs: QueueNeeds,
  { key, ...asked }: Asked & { readonly key: string },
): Promise<Issued> {
  const screen = await screenByKey(ctx.region, key)
  if (screen?.kind !== 'kiosk') throw new Refusal('queue.no_such_screen')
  const lane = await laneRow(ctx, asked.laneId)
  if (lane?.place_id !== screen.placeId) throw new Refusal('queue.no_such_lane')
  return takeThemselves(ctx, needs, asked, 'kiosk')
}

async function takeThemselves(
  ctx: Context,
  needs: QueueNeeds,
  { commandId, laneId, priority }: Asked,
  channel: 'web' | 'kiosk',
): Promise<Issued> {
  const name = `queue.take-ticket-${channel}`
  const before = await answerOf<Issued>(ctx.region.db, ctx, name, commandId)
  if (before) return before
  const lane = await laneRow(ctx, laneId)
  const use = lane && needs.services.of(ctx.region.code, lane.service_key)?.queue
  if (!lane || !use) throw new Refusal('queue.no_such_lane')
  if (!lane.self_service) throw new Refusal('queue.not_self_service')
  if (channel === 'web') refuseAtThisHour(ctx, use, lane.zone)
  return issueOnce(ctx, name, { ticketId: commandId, laneId, priority, channel, at: ctx.now() })
}

function refuseAtThisHour({ now }: Context, { web }: QueueUse, zone: string): void {
  if (!web) throw new Refusal('queue.not_self_service')
  const clock = new Date(now().getTime() + hoursAhead(zone) * 3_600_000).toISOString().slice(11, 16)
  if (clock < web.from || clock >= web.until) throw new Refusal('queue.not_open_now')
}

async function laneRow({ region }: Context, laneId: string) {
  const { rows } = await sql<{
    place_id: string
    service_key: string
    self_service: boolean
    zone: string
  }>`
    select l.place_id, p.service_key, l.self_service, r.zone
    from queue_lane l
    join queue_place p on p.region_code = l.region_code and p.id = l.place_id
    join region r on r.region_code = l.region_code
    where l.region_code = ${region.code} and l.id = ${laneId}`.execute(region.db)
  return rows[0]
}

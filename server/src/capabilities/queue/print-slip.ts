import { hoursAhead } from '@guyub/contract/calendar'
import { escPos } from '@guyub/contract/printing/esc-pos'
import { type Slip, slipLines } from '@guyub/contract/queue'
import type { Language } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { screenRow } from './board.ts'
import type { QueueNeeds } from './needs.ts'
import { printOn } from './printer.ts'
import { screenByKey } from './screens.ts'
import { standing } from './standing.ts'

interface PrintSlip {
  readonly key: string
  readonly ticketId: string
  readonly language: Language
}

/** Prints the slip of a ticket on the printer of a kiosk. */
export async function printSlip(
  ctx: Context,
  needs: QueueNeeds,
  { key, ticketId, language }: PrintSlip,
): Promise<{ isPrinted: true }> {
  const known = await screenByKey(ctx.region, key)
  const screen = known?.kind === 'kiosk' ? await screenRow(ctx.region, known.id) : undefined
  if (!screen) throw new Refusal('queue.no_such_screen')
  if (screen.printer === null) throw new Refusal('queue.no_printer')
  await refuseOtherPlace(ctx, ticketId, screen.place_id)
  const slip = await slipOf(ctx, needs, ticketId)
  const lines = slipLines(slip, language)
  await printOn(screen.printer, escPos(lines, { link: slip.link, paper: screen.paper === '58' ? 58 : 80 }))
  return { isPrinted: true }
}

// A kiosk prints what was taken in its hall, and nobody else's number.
async function refuseOtherPlace({ region }: Context, ticketId: string, placeId: string): Promise<void> {
  const ticket = await region.db
    .selectFrom('queue_ticket')
    .select('place_id')
    .where('region_code', '=', region.code)
    .where('id', '=', ticketId)
    .executeTakeFirst()
  if (ticket?.place_id !== placeId) throw new Refusal('queue.no_such_ticket')
}

async function slipOf(ctx: Context, needs: QueueNeeds, ticketId: string): Promise<Slip> {
  const [{ zone }, ticket] = await Promise.all([regionToday(ctx), standing(ctx, needs, { ticketId })])
  const clock = (at: string) =>
    new Date(Date.parse(at) + hoursAhead(zone) * 3_600_000).toISOString().slice(11, 16).replace(':', '.')
  const mine = ticket.priorities.find(({ isMine }) => isMine)
  const { place, lane, number, ahead, forecast, issuedAt } = ticket
  const day = new Date(Date.parse(issuedAt) + hoursAhead(zone) * 3_600_000).toISOString().slice(0, 10)
  return {
    ...{ place, lane, number, ahead, takenAt: `${day} ${clock(issuedAt)}` },
    ...(forecast && { expected: `${clock(forecast.low)}-${clock(forecast.high)}` }),
    ...(mine && { priority: mine }),
    link: `${needs.origin()}/antrean/tiket/${ticketId}`,
  }
}

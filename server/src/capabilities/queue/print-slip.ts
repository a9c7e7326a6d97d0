import { escPos } from '@guyub/contract/printing/esc-pos'
import { slipLines, slipOf } from '@guyub/contract/queue'
import type { Language } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { screenRow } from './board.ts'
import type { QueueNeeds } from './needs.ts'
import { reachOf } from './office-network.ts'
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
  const [{ zone }, ticket] = await Promise.all([regionToday(ctx), standing(ctx, needs, { ticketId })])
  const link = `${needs.origin()}/antrean/tiket/${ticketId}`
  const lines = slipLines(slipOf(ticket, { language, zone, link }), language)
  const bytes = escPos(lines, { link, paper: screen.paper === '58' ? 58 : 80 })
  await printOn(screen.printer, bytes, reachOf(ctx.region, needs))
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

import { estimateOf } from '@guyub/contract/visits'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { standingOf } from '../queue/index.ts'
import { hospitalAt } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'
import { type VisitRow, visitByCode } from './visit-row.ts'

/** How it stands for whoever holds the code: numbers, never names. */
export async function followVisit(ctx: Context, needs: VisitsNeeds, { code }: { readonly code: string }) {
  const visit = await visitByCode(ctx.region.db, ctx, null, code)
  if (!visit) throw new Refusal('visits.no_such_visit')
  return standingOfVisit(ctx, needs, visit)
}

/** The same of a visit that was found. */
export async function standingOfVisit(ctx: Context, needs: VisitsNeeds, visit: VisitRow) {
  const its = await hospitalAt(ctx, needs, visit.hospital)
  const [standing] = await standingOf(ctx.region, [firstTicket(visit)], ctx.now())
  const isWaiting = visit.task === 1 || visit.task === 3 || visit.task === null
  const isOver = visit.task === 99 || visit.task === 7
  const ahead = isWaiting && visit.task !== null ? (standing?.ahead ?? null) : null
  const { starts_at: startsAt, minutes_each: minutesEach, seat_order: order } = visit
  return {
    ...{ hospital: its.code, hospitalName: its.name, clinic: visit.clinic_title, doctor: visit.doctor_name },
    ...{
      day: visit.day,
      startsAt: startsAt.toISOString(),
      number: isOver ? null : (standing?.number ?? visit.number),
      ahead,
    },
    lastCalled: standing?.lastCalled ?? null,
    estimate: isWaiting
      ? estimateOf({ startsAt, minutesEach, order, ahead: ahead ?? undefined, now: ctx.now() }).toISOString()
      : null,
    state: stateOf(visit, standing?.state),
  }
}

/** At admission the number of admission is called; after that the clinic's. */
export function firstTicket({ task, ticket_id, admission_ticket_id }: VisitRow): string {
  return admission_ticket_id && (task === null || task < 3) ? admission_ticket_id : ticket_id
}

function stateOf({ task }: VisitRow, ticket: string | undefined) {
  if (task === null) return 'booked' as const
  if (task === 99) return 'cancelled' as const
  if (task === 7) return 'done' as const
  if (task >= 5) return ticket === 'served' && task === 5 ? ('done' as const) : ('pharmacy' as const)
  if (task === 4) return ticket === 'called' ? ('called' as const) : ('in-clinic' as const)
  return task === 2 ? ('called' as const) : ('waiting' as const)
}

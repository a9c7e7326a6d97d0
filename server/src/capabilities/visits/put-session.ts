import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { ownHospital } from './hospital.ts'
import type { SystemSession } from './hospital-system.ts'
import { keepSession } from './keep-session.ts'
import type { VisitsNeeds } from './needs.ts'

interface PutSession {
  readonly commandId: string
  readonly hospital: string
  readonly clinic: string
  readonly doctor: SystemSession['doctor']
  readonly startsAt: string
  readonly endsAt: string
  readonly seats: SystemSession['seats']
}

/** A session of a hospital that keeps its timetable here. */
export async function putSession(ctx: Context, needs: VisitsNeeds, command: PutSession) {
  const its = await ownHospital(ctx, needs, command.hospital)
  if (its.lines.system) throw new Refusal('visits.system_tells')
  const { zone } = await regionToday(ctx)
  const { clinic, doctor, seats } = command
  const [startsAt, endsAt] = [new Date(command.startsAt), new Date(command.endsAt)]
  return once(ctx, 'visits.put-session', command.commandId, async (tx) => ({
    sessionId: await keepSession(tx, ctx, its, { clinic, doctor, startsAt, endsAt, seats, zone }),
  }))
}

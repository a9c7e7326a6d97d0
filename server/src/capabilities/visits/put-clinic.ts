import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { ownHospital } from './hospital.ts'
import type { SystemClinic } from './hospital-system.ts'
import { keepClinic } from './keep-clinic.ts'
import type { VisitsNeeds } from './needs.ts'

interface PutClinic extends SystemClinic {
  readonly commandId: string
  readonly hospital: string
}

/** A clinic of a hospital that keeps its timetable here. */
export async function putClinic(
  ctx: Context,
  needs: VisitsNeeds,
  { commandId, hospital, ...clinic }: PutClinic,
) {
  const its = await ownHospital(ctx, needs, hospital)
  if (its.lines.system) throw new Refusal('visits.system_tells')
  return once(ctx, 'visits.put-clinic', commandId, async (tx) => {
    await keepClinic(tx, ctx, needs, its, clinic)
    return { code: clinic.code }
  })
}

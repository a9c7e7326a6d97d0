import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { askSystem } from './ask-system.ts'
import { type HospitalAt, ownHospital } from './hospital.ts'
import { keepClinic } from './keep-clinic.ts'
import type { VisitsNeeds } from './needs.ts'
import { closeUntold, keepTold } from './told-sessions.ts'

const DAYS_AHEAD = 14
const NAME = 'visits.pull-timetable'

interface Pull {
  readonly commandId: string
  readonly hospital: string
}

interface Pulled {
  readonly clinics: number
  readonly sessions: number
}

/** Clinics, doctors and sessions of the next fourteen days, as the hospital's own system tells them. */
export async function pullTimetable(ctx: Context, needs: VisitsNeeds, { commandId, hospital }: Pull) {
  const its = await ownHospital(ctx, needs, hospital)
  const before = await answerOf<Pulled>(ctx.region.db, ctx, NAME, commandId)
  return before ?? pull(ctx, needs, its, commandId)
}

/** The same without asking whose hospital it is. */
export async function pull(
  ctx: Context,
  needs: VisitsNeeds,
  its: HospitalAt,
  commandId: string,
): Promise<Pulled> {
  const { system } = its.lines
  if (!system) throw new Refusal('visits.no_system')
  const { zone, today } = await regionToday(ctx)
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) =>
    new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10),
  )
  const [clinics, ...perDay] = await askSystem(ctx, its, system, (asked) =>
    Promise.all([asked.clinics(), ...days.map((day) => asked.sessions(day))]),
  )
  return once(ctx, NAME, commandId, async (tx) => {
    for (const clinic of clinics) await keepClinic(tx, ctx, needs, its, clinic)
    const known = new Set(clinics.map(({ code }) => code))
    const wanted = perDay.flat().filter(({ clinic }) => known.has(clinic))
    const kept: string[] = []
    for (const session of wanted) {
      const id = await keepTold(tx, ctx, its, { ...session, zone })
      if (id) kept.push(id)
    }
    await closeUntold(tx, ctx, its, { from: today, to: days.at(-1) ?? today, kept })
    await tx
      .updateTable('visit_hospital')
      .set({ told_at: ctx.now() })
      .where('region_code', '=', ctx.region.code)
      .where('hospital', '=', its.code)
      .execute()
    return { clinics: clinics.length, sessions: kept.length }
  })
}

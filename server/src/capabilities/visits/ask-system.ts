import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { HospitalAt } from './hospital.ts'
import { type HospitalSystem, SystemRefuses, SystemSilent } from './hospital-system.ts'

/**
 * Asks the hospital's own system. Its silence and its “no” become refusals of ours; the words of a “no” are kept for whoever helps, because
 * a patient can do nothing with them.
 */
export async function askSystem<Answer>(
  ctx: Context,
  { code }: Pick<HospitalAt, 'code'>,
  system: HospitalSystem,
  question: (system: HospitalSystem) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await question(system)
  } catch (error) {
    if (error instanceof SystemSilent) throw because('visits.system_silent', error)
    if (!(error instanceof SystemRefuses)) throw error
    await ctx.region.db
      .updateTable('visit_hospital')
      .set({ refused_at: ctx.now(), refused_with: error.message })
      .where('region_code', '=', ctx.region.code)
      .where('hospital', '=', code)
      .execute()
    throw because('visits.system_refuses', error)
  }
}

function because(code: string, cause: Error): Refusal {
  return Object.assign(new Refusal(code), { cause })
}

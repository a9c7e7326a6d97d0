import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { askSystem } from './ask-system.ts'
import type { HospitalAt } from './hospital.ts'
import type { EligibilityQuestion } from './hospital-system.ts'
import type { SessionRow } from './offered.ts'

interface Question extends Pick<EligibilityQuestion, 'record' | 'insurance' | 'reference' | 'kind'> {
  readonly session: Pick<SessionRow, 'clinic' | 'day'>
}

/**
 * What the hospital's own system finds at the insurance: the number of the letter of eligibility. Where there is no such system, nothing
 * is asked and an officer makes the letter as before.
 */
export async function eligibility(
  ctx: Context,
  its: HospitalAt,
  { session, ...asked }: Question,
): Promise<string | null> {
  if (!its.lines.system) return null
  const { clinic, day } = session
  const said = await askSystem(ctx, its, its.lines.system, (system) =>
    system.eligibility({ ...asked, clinic, day }),
  )
  if (!said.isEligible) throw new Refusal('visits.not_eligible')
  if (said.needsFingerprint) throw new Refusal('visits.fingerprint_needed')
  return said.letter ?? null
}

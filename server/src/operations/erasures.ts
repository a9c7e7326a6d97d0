import { newCommandId } from '@guyub/contract/command'
import { eraseBookerAgain } from '../capabilities/booking/index.ts'
import { type Erasure as ErasedCase, eraseAgain as eraseCases } from '../capabilities/cases/index.ts'
import { eraseContact } from '../capabilities/communities/index.ts'
import { eraseHolderAgain } from '../capabilities/ledger/index.ts'
import { eraseLetter } from '../capabilities/letters/index.ts'
import { withdrawPaper } from '../capabilities/plan/index.ts'
import { eraseResident } from '../capabilities/residents/index.ts'
import { erasePatientAgain } from '../capabilities/visits/index.ts'
import { type Actor, type Context, NOBODY } from '../kernel/context.ts'
import type { Db, Pool } from '../kernel/db.ts'
import { Refusal } from '../kernel/refusal.ts'

/** What else than a case can be erased; the list beside the backups takes these words and no other. */
export const ERASED = ['booker', 'contact', 'holder', 'letter', 'paper', 'patient', 'resident'] as const
type Erased = (typeof ERASED)[number]

/** That something was erased, without a word about anybody. `caseId` is the id of what `what` names; without it, of a case, as in older lists. */
export interface Erasure extends ErasedCase {
  readonly what?: Erased | undefined
}

const WHAT: Readonly<Record<string, Erased | undefined>> = {
  'booking.holder_erased': 'booker',
  'cases.erased': undefined,
  'communities.contact_erased': 'contact',
  'ledger.erased': 'holder',
  'letters.erased': 'letter',
  'plan.paper_withdrawn': 'paper',
  'residents.erased': 'resident',
  'visits.erased': 'patient',
}

/** Every erasure of the installation, the oldest first. */
export async function erasuresSoFar(reader: Db): Promise<Erasure[]> {
  const events = await reader
    .selectFrom('event')
    .select(['region_code', 'subject_id', 'office_code', 'facts', 'recorded_at', 'type'])
    .where('type', 'in', Object.keys(WHAT))
    .orderBy('recorded_at')
    .execute()
  return events.map(({ region_code, subject_id, office_code, facts, recorded_at, type }) => {
    const what = WHAT[type]
    return {
      ...{ region: region_code, caseId: subject_id, office: office_code },
      reason: String((facts as { reason?: unknown }).reason ?? 'withdrawn'),
      at: recorded_at.toISOString(),
      ...(what && { what }),
    }
  })
}

const NOTHING_TO_DO: readonly string[] = [
  ...['communities.contact_erased', 'communities.no_such_community'],
  ...['plan.paper_withdrawn', 'plan.no_such_paper', 'residents.unknown', 'letters.unknown'],
  ...['booking.holder_erased', 'ledger.holder_erased', 'ledger.no_such_holder'],
  ...['visits.no_such_patient', 'visits.patient_erased'],
]

/** Erases again what a restored backup brought back, in the name of nobody. Returns how much there was. */
export async function eraseAgain(pool: Pool, erasures: readonly Erasure[], now: () => Date): Promise<number> {
  const cases = erasures.filter(({ what }) => !what)
  let repeated = await eraseCases(pool, cases, now)
  for (const erasure of erasures) {
    if (!erasure.what) continue
    try {
      await again(contextOf(pool, erasure, now), erasure)
      repeated++
    } catch (error) {
      // Erased before the backup was made, or taken in after it.
      if (!(error instanceof Refusal && NOTHING_TO_DO.includes(error.code))) throw error
    }
  }
  return repeated
}

async function again(ctx: Context, { what, caseId: id, reason }: Erasure): Promise<void> {
  const commandId = newCommandId()
  if (what === 'paper') await withdrawPaper(ctx, { commandId, paperId: id, reason })
  else if (what === 'booker') await eraseBookerAgain(ctx, { commandId, holderId: id, reason })
  else if (what === 'holder') await eraseHolderAgain(ctx, { commandId, holderId: id, reason })
  else if (what === 'patient') await erasePatientAgain(ctx, { commandId, patientId: id, reason })
  else if (what === 'letter') await eraseLetter(ctx, { commandId, letterId: id, reason })
  else if (what === 'resident') await eraseResident(ctx, { commandId, residentId: id, reason })
  else await eraseContact(ctx, { commandId, communityId: id, reason: reason as 'person-asks' })
}

// Papers are taken back by planners, too: nobody attached them here.
function contextOf(pool: Pool, { region, office }: Erasure, now: () => Date): Context {
  const actor: Actor = {
    ...{ ...NOBODY, regionCode: region, officeCode: office, jurisdiction: { kind: 'region' } },
    permissions: new Set(['plan.edit']),
  }
  return { region: pool.region(region), actor, now }
}

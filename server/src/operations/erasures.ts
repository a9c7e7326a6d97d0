import { newCommandId } from '@guyub/contract/command'
import { type Erasure as ErasedCase, eraseAgain as eraseCases } from '../capabilities/cases/index.ts'
import { eraseContact } from '../capabilities/communities/index.ts'
import { withdrawPaper } from '../capabilities/plan/index.ts'
import { eraseResident } from '../capabilities/residents/index.ts'
import { type Actor, type Context, NOBODY } from '../kernel/context.ts'
import type { Db, Pool } from '../kernel/db.ts'
import { Refusal } from '../kernel/refusal.ts'

/** That something was erased, without a word about anybody. `caseId` is the id of what `what` names; without it, of a case, as in older lists. */
export interface Erasure extends ErasedCase {
  readonly what?: 'contact' | 'paper' | 'resident' | undefined
}

const WHAT = {
  'cases.erased': undefined,
  'communities.contact_erased': 'contact',
  'plan.paper_withdrawn': 'paper',
  'residents.erased': 'resident',
} as const

/** Every erasure of the installation, the oldest first. */
export async function erasuresSoFar(reader: Db): Promise<Erasure[]> {
  const events = await reader
    .selectFrom('event')
    .select(['region_code', 'subject_id', 'office_code', 'facts', 'recorded_at', 'type'])
    .where('type', 'in', Object.keys(WHAT))
    .orderBy('recorded_at')
    .execute()
  return events.map(({ region_code, subject_id, office_code, facts, recorded_at, type }) => {
    const what = WHAT[type as keyof typeof WHAT]
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
  ...['plan.paper_withdrawn', 'plan.no_such_paper', 'residents.unknown'],
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

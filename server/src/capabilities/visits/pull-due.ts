import { newCommandId } from '@guyub/contract/command'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Pool } from '../../kernel/db.ts'
import { told } from '../../kernel/logging.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { hospitalAt, hospitalRow } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'
import { pull } from './pull-timetable.ts'

interface PullDue {
  readonly pool: Pool
  readonly now: () => Date
  readonly visits: VisitsNeeds
  /** Hospitals whose own system can be asked. */
  readonly connected: readonly { readonly region: string; readonly office: string }[]
}

const OLD_MS = 15 * 60_000

/** Asks each hospital that was not asked for a quarter of an hour; one that is silent is asked again the next time. */
export async function pullDue({ pool, now, visits, connected }: PullDue): Promise<number> {
  let asked = 0
  for (const { region: code, office } of connected) {
    const ctx: Context = { region: pool.region(code), actor: { ...NOBODY, officeCode: office }, now }
    const row = await hospitalRow(ctx.region.db, ctx, office)
    if (row?.told_at && now().getTime() - row.told_at.getTime() < OLD_MS) continue
    // What one hospital tells wrongly keeps no other waiting.
    await hospitalAt(ctx, visits, office)
      .then((its) => pull(ctx, visits, its, newCommandId()))
      .catch((error: unknown) => {
        console.error(
          `${office}: ${error instanceof Refusal ? `${error.code} ${why(error)}` : told(error as Error).message}`,
        )
      })
    asked++
  }
  return asked
}

// What the other end said, for whoever connects it.
function why({ cause }: Refusal): string {
  return cause instanceof Error ? cause.message : ''
}

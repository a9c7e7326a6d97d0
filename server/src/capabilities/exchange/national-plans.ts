import { nationOf } from '@guyub/contract/regions'
import { sql } from 'kysely'
import type { Db, Pool } from '../../kernel/db.ts'
import { addJobs, type Payload } from '../../kernel/jobs.ts'
import type { Sender } from '../../kernel/sender.ts'
import { recordedPlan, recordPlan } from '../movement/index.ts'
import { planAdopted } from '../plan/index.ts'
import { parcelTaken } from './events.ts'
import { linkOf } from './link-row.ts'
import type { ExchangeNeeds } from './needs.ts'
import { exchangeContext } from './other-side.ts'
import { keptPlan } from './plan-parts.ts'

export const RECORD_PLAN = 'record-plan'

/** Hands the plan that a region adopted to the centre's rows, also where both share an installation. */
export const planSender: Sender = {
  name: 'plans',
  types: [planAdopted.type, parcelTaken.type],
  async take(tx, events) {
    const told = events.filter(({ type, facts }) => type === planAdopted.type || facts.kind === 'plan')
    const regions = new Map(told.map(({ id, region_code }) => [region_code, id]))
    const jobs = [...regions].map(([region, event]) => ({ key: `plan ${event}`, payload: { region } }))
    await addJobs(tx, RECORD_PLAN, jobs)
  },
}

interface Needs {
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
  readonly needs: Pick<ExchangeNeeds, 'plan'>
}

/** Writes the plan that holds in a region into the centre's rows. May be done again at any time. */
export async function recordRegionPlan(
  { reader, pool, now, needs }: Needs,
  { region = '' }: Payload,
): Promise<void> {
  const { rows } = await sql<{ member: string }>`
    select area_code as member from region_area where region_code = ${region} and valid_to is null`.execute(
    reader,
  )
  const member = rows[0]?.member
  if (!member) return
  const centre = { region: pool.region(nationOf(region)) }
  const ctx = exchangeContext(pool, region, now)
  const known = await recordedPlan(centre, member)
  const link = await linkOf(ctx.region.db, ctx)
  const plan = link?.side === 'centre' ? await keptPlan(ctx, known) : await needs.plan(ctx, known)
  if (plan) await recordPlan(centre, { member, plan, takenAt: now() })
}

/** The same for every region: at a start, because a sender begins at the end of the log. */
export async function recordEveryPlan(needs: Needs): Promise<void> {
  const { rows } = await sql<{ region: string }>`
    select region_code as region from region_area where valid_to is null order by 1`.execute(needs.reader)
  for (const { region } of rows) await recordRegionPlan(needs, { region })
}

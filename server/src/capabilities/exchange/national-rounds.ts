import { nationOf } from '@guyub/contract/regions'
import { sql } from 'kysely'
import type { Db, Pool } from '../../kernel/db.ts'
import { addJobs, type Payload } from '../../kernel/jobs.ts'
import type { Sender } from '../../kernel/sender.ts'
import * as evaluation from '../evaluation/index.ts'
import { recordResult, recordRound } from '../movement/index.ts'
import { parcelTaken } from './events.ts'
import { exchangeContext } from './other-side.ts'

export const RECORD = 'record-rounds'

/** Hands how rounds stand to the centre's rows, from which the national pages are made: never a live read over many regions. */
export const roundSender: Sender = {
  name: 'rounds',
  types: [
    evaluation.roundOpened.type,
    evaluation.roundExtended.type,
    evaluation.roundSubmitted.type,
    evaluation.resultPublished.type,
    // What a region from elsewhere handed in came in a parcel.
    parcelTaken.type,
  ],
  async take(tx, events) {
    // All rounds of a region are told at once: one job for it is enough.
    const regions = new Map(events.map(({ id, region_code }) => [region_code, id]))
    const jobs = [...regions].map(([region, event]) => ({ key: `rounds ${event}`, payload: { region } }))
    await addJobs(tx, RECORD, jobs)
  },
}

interface Needs {
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
}

/** Writes every round and every result of a region. May be done again at any time. */
export async function recordRounds({ reader, pool, now }: Needs, { region = '' }: Payload): Promise<void> {
  const { rows } = await sql<{ member: string }>`
    select area_code as member from region_area where region_code = ${region} and valid_to is null`.execute(
    reader,
  )
  const member = rows[0]?.member
  if (!member) return
  const centre = { region: pool.region(nationOf(region)) }
  for (const { result, ...round } of await evaluation.roundsTold(exchangeContext(pool, region, now))) {
    await recordRound(centre, { member, ...round })
    if (result) await recordResult(centre, { member, year: round.year, ...result })
  }
}

/** The same for every region: at a start, because a sender begins at the end of the log. */
export async function recordEveryRound(needs: Needs): Promise<void> {
  const { rows } = await sql<{ region: string }>`select region_code as region from region order by 1`.execute(
    needs.reader,
  )
  for (const { region } of rows) await recordRounds(needs, { region })
}

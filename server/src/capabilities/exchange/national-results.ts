import { scoresFrom } from '@guyub/contract/evaluation'
import { nationOf } from '@guyub/contract/regions'
import type { Db, Pool } from '../../kernel/db.ts'
import { addJobs, type Payload } from '../../kernel/jobs.ts'
import type { Sender } from '../../kernel/sender.ts'
import { resultPublished } from '../evaluation/index.ts'
import { recordResult } from '../movement/index.ts'

export const RECORD = 'record-result'

/** Hands every published result to the centre's rows, from which the national pages are made: never a live read over many regions. */
export const resultSender: Sender = {
  name: 'results',
  types: [resultPublished.type],
  async take(tx, events) {
    const jobs = events.map(({ id, region_code }) => ({
      key: id,
      payload: { region: region_code, event: id },
    }))
    await addJobs(tx, RECORD, jobs)
  },
}

interface Needs {
  readonly reader: Db
  readonly pool: Pool
}

export async function recordPublished(
  { reader, pool }: Needs,
  { region = '', event = '' }: Payload,
): Promise<void> {
  const found = await reader
    .selectFrom('log')
    .leftJoin('region_area', (join) =>
      join.onRef('region_area.region_code', '=', 'log.region_code').on('region_area.valid_to', 'is', null),
    )
    .select(['log.facts', 'region_area.area_code as member'])
    .where('log.region_code', '=', region)
    .where('log.id', '=', event)
    .executeTakeFirst()
  if (!found?.member) return
  const { year, index, rankGroup, letterNumber, dimensions } = found.facts
  await recordResult(
    { region: pool.region(nationOf(region)) },
    {
      ...{ member: found.member, year: Number(year), index: Number(index) },
      ...{ group: String(rankGroup), letter: String(letterNumber) },
      dimensions: scoresFrom(String(dimensions ?? '')),
    },
  )
}

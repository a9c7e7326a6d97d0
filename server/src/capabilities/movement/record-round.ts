import type { Context } from '../../kernel/context.ts'

interface Round {
  readonly member: string
  readonly year: number
  readonly stage: number
  readonly openedAt: Date
  readonly closesAt: Date
  readonly submittedAt: Date | null
  readonly publishedAt: Date | null
}

/** Writes how a region's round stands into the centre's rows; the same twice changes nothing. */
export async function recordRound({ region }: Pick<Context, 'region'>, round: Round): Promise<void> {
  const { member, year, stage } = round
  const written = {
    ...{ opened_at: round.openedAt, closes_at: round.closesAt },
    ...{ submitted_at: round.submittedAt, published_at: round.publishedAt },
  }
  await region.db
    .insertInto('movement_round')
    .values({ region_code: region.code, member_code: member, year, stage, ...written })
    .onConflict((oc) => oc.columns(['region_code', 'year', 'stage', 'member_code']).doUpdateSet(written))
    .execute()
}

import { ARCHIVE_COLUMNS, letterDayInWords, MOST_LETTERS, OURS } from '@guyub/contract/letters'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { XLSX_TYPE } from '../../kernel/list-file.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { keepReads } from './keep-reads.ts'
import { LISTS } from './lists.ts'
import type { LettersNeeds } from './needs.ts'
import { ownVillage } from './own-village.ts'

interface Days {
  readonly from: string
  readonly until: string
}

/** What left the office through Guyub, in OpenSID's columns, the newest first as there. That it was taken is kept first. */
export async function exportLetters(
  ctx: Context,
  { handedOut }: LettersNeeds,
  { from, until }: Days,
): Promise<Fetched> {
  const area = ownVillage(ctx.actor)
  if (until < from) throw new Refusal('letters.days_wrong')
  await keepReads(ctx, area, 'export', [null])
  const papers = await handedOut(ctx, await momentsOf(ctx, { from, until }), MOST_LETTERS)
  if (papers.length > MOST_LETTERS) throw new Refusal('letters.list_too_long')
  const local = await localTimes(
    ctx,
    papers.map(({ at }) => at),
  )
  const lines = [...papers]
    .map((paper, nth) => ({ ...paper, local: local[nth] ?? '' }))
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .map((one, nth) => [
      ...[String(nth + 1), one.code, one.number, one.kind, one.person, `${OURS}${one.note}`],
      ...[one.signer, `${letterDayInWords(one.local.slice(0, 10))} ${one.local.slice(11)}`, one.by],
    ])
  return {
    bytes: await LISTS.write([[...ARCHIVE_COLUMNS], ...lines]),
    mediaType: XLSX_TYPE,
    name: `arsip-surat-${area}-${from}-${until}.xlsx`,
  }
}

/** Days are the region's. */
async function momentsOf({ region }: Context, { from, until }: Days) {
  const { rows } = await sql<{ from: Date; until: Date }>`
    select ${from}::date::timestamp at time zone zone as "from", (${until}::date + 1)::timestamp at time zone zone as until
    from region where region_code = ${region.code}`.execute(region.db)
  const [row] = rows
  if (!row) throw new Error(`no region ${region.code}`)
  return row
}

async function localTimes({ region }: Context, moments: readonly Date[]): Promise<readonly string[]> {
  const { rows } = await sql<{ local: string }>`
    select to_char(at at time zone zone, 'YYYY-MM-DD HH24:MI:SS') as local
    from region, unnest(${moments}::timestamptz[]) with ordinality each (at, nth)
    where region_code = ${region.code} order by nth`.execute(region.db)
  return rows.map(({ local }) => local)
}

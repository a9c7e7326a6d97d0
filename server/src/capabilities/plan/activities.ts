import type { Context } from '../../kernel/context.ts'
import type { LineFilter } from './activity-rows.ts'
import { linesOf } from './lines.ts'
import type { PlanNeeds } from './needs.ts'
import type { PlanQuery } from './tree.ts'
import { versionOf } from './version.ts'

const DAY_MS = 86_400_000

type Wanted = PlanQuery & {
  readonly [K in 'dimension' | 'element' | 'programme' | 'office']?: LineFilter[K] | undefined
} & { readonly staleDays?: number | undefined }

/** Activities in the order of the tree, with the names of their owners. */
export async function activities(
  ctx: Context,
  needs: PlanNeeds,
  { version, year = ctx.now().getFullYear(), staleDays, dimension, element, programme, office }: Wanted,
) {
  const found = await versionOf(ctx.region.db, ctx.region.code, version)
  const filter = {
    ...(dimension && { dimension }),
    ...(element && { element }),
    ...(programme && { programme }),
    ...(office && { office }),
  }
  const [lines, offices] = await Promise.all([linesOf(ctx, needs, found, year, filter), needs.offices(ctx)])
  const since = staleDays && new Date(ctx.now().getTime() - staleDays * DAY_MS).toISOString()
  return lines
    .filter(({ touchedAt }) => !since || !touchedAt || touchedAt < since)
    .map((line) => ({ ...line, ownerName: offices.get(line.owner)?.name ?? null }))
}

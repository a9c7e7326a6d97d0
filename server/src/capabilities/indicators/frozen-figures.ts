import type { Breakdown, Figure, IndicatorDefinition, Slice } from '@guyub/contract/indicators'
import type { Context } from '../../kernel/context.ts'
import { newestFrozen } from '../evidence/index.ts'

const NOTHING: Figure = { key: '', name: null, value: null, part: 0, whole: 0, events: 0 }

/**
 * What somebody sees who works on no record of the region: the newest frozen figures, by sub-district or month of a whole year,
 * and nothing else. Living figures, or slices that overlap, could be subtracted from one another down to a family.
 */
export async function frozenFigures(
  ctx: Pick<Context, 'region'>,
  definition: IndicatorDefinition,
  { by, ...slice }: Slice & { readonly by: Breakdown },
) {
  const period = periodOf(slice)
  const frozen =
    period && ['none', 'district', 'month'].includes(by)
      ? await newestFrozen(ctx, definition.key, period.year)
      : undefined
  const cells = (frozen?.cells ?? []).flatMap(({ told, ...cell }) => (told ? [{ ...cell, ...told }] : []))
  const groups = Map.groupBy(cells, (cell) => (by === 'month' ? cell.month : cell.district))
  const figureOf = (key: string, name: string | null, counts: typeof cells): Figure => {
    const [part, whole, events] = (['part', 'whole', 'events'] as const).map((side) =>
      counts.reduce((sum, count) => sum + count[side], 0),
    ) as [number, number, number]
    if (!events) return { ...NOTHING, key, name }
    // A percentile does not follow from sums, so a duration is not told here.
    const value = { count: whole, sum: whole, ratio: whole ? part / whole : null, duration: null }[
      definition.figure
    ]
    return { key, name, value, part, whole, events }
  }
  return {
    definition,
    total: figureOf('', null, cells),
    rows:
      by === 'none'
        ? []
        : [...groups].map(([key, of]) => figureOf(key, by === 'district' ? (of[0]?.name ?? null) : null, of)),
    basis: {
      upToSeq: frozen?.upToSeq ?? 0,
      latestAt: null,
      lateShare: null,
      asOf: null,
      isFrozen: true,
    },
  }
}

/** A whole year, the newest when none is named; any narrower slice has no frozen figures. */
function periodOf({
  from,
  to,
  product,
  area,
  office,
  asOf,
}: Slice): { year: number | undefined } | undefined {
  if (product || area || office || asOf) return undefined
  if (!from && !to) return { year: undefined }
  const [, year] = `${from} ${to}`.match(/^(\d{4})-01-01 (\d{4})-12-31$/) ?? []
  return year && to?.startsWith(year) ? { year: Number(year) } : undefined
}

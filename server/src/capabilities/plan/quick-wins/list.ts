import { type QuickWinLine, yearStanding } from '@guyub/contract/plan'
import type { Context } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { DIMENSION_SET } from '../dimensions.ts'
import type { PlanNeeds } from '../needs.ts'
import { quickWinLines } from './lines.ts'

/** Every year's quick wins, whether each year had a new one, and which dimensions had any. What nobody decided yet is for colleagues. */
export async function quickWins(ctx: Context, needs: PlanNeeds) {
  const { code, db } = ctx.region
  const [{ today }, offices, plan] = await Promise.all([
    regionToday(ctx),
    needs.offices(ctx),
    planOf(db, code),
  ])
  const { lines } = await quickWinLines(db, code, today, (office) => offices.get(office)?.name ?? null)
  const thisYear = Number(today.slice(0, 4))
  const decided = lines.filter(({ phase }) => phase !== 'nominated')
  const { permissions } = ctx.actor
  return {
    isSample: plan?.is_sample ?? false,
    thisYear,
    years: yearsOf(decided, thisYear, plan?.first_year ?? thisYear),
    coverage: DIMENSION_SET.dimensions.map(({ code: dimension, name_id: name }) => {
      const its = decided.filter((line) => line.dimension === dimension && isChosen(line))
      return { dimension, name, year: its.filter(({ year }) => year === thisYear).length, all: its.length }
    }),
    waiting: permissions.has('plan.read') ? lines.filter(({ phase }) => phase === 'nominated') : [],
    may: { nominate: permissions.has('plan.contribute'), decide: permissions.has('plan.edit') },
  }
}

function yearsOf(lines: readonly QuickWinLine[], thisYear: number, planFirst: number) {
  const told = lines.map(({ year }) => year)
  const first = Math.min(planFirst, thisYear, ...told)
  const last = Math.max(thisYear, ...told)
  return Array.from({ length: last - first + 1 }, (_, back) => {
    const year = last - back
    const its = lines.filter((line) => line.year === year)
    const chosen = its.filter(isChosen)
    const fresh = chosen.filter(({ isNew }) => isNew).length
    const standing = yearStanding({ isPast: year < thisYear, known: its.length, fresh })
    return { year, standing, fresh, continued: chosen.length - fresh, lines: its }
  })
}

// What was given up before it served anybody was no quick win of its year.
function isChosen({ phase, outcome }: QuickWinLine): boolean {
  return phase !== 'not-chosen' && outcome !== 'abandoned'
}

export function planOf(db: Db, region: string) {
  return db
    .selectFrom('plan')
    .select(['id', 'is_sample', 'first_year', 'status'])
    .where('region_code', '=', region)
    .where('status', '<>', 'superseded')
    .orderBy('status')
    .executeTakeFirst()
}

import { type PromiseMeter, tellable } from '@guyub/contract/indicators'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import type { Services } from '../../kernel/definitions.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { areas } from '../regions/index.ts'
import { countedUpTo } from './counted-up-to.ts'

/** The indicators that it is made of, over the services that they name. */
const KEPT = 'papers-within-promise'
const LASTED = 'time-to-delivery'

interface Asked {
  readonly area: string
  readonly quarter?: string | undefined
}

interface Row {
  readonly product: string
  readonly within: number
  readonly whole: number
  readonly median: number | null
}

/** How a village's counter kept its promises in a quarter. The same for everybody: nobody's role adds to it. */
export async function promiseMeter(
  ctx: Context,
  services: Pick<Services, 'keys' | 'of'>,
  { area, quarter }: Asked,
): Promise<z.output<typeof PromiseMeter>> {
  const { code: region, db } = ctx.region
  const known = await areas(ctx)
  const named = (code: string) => known.find((each) => each.code === code)?.name
  const village = known.find((each) => each.code === area && each.level === 'village')
  if (!village) throw new Refusal('indicators.unknown_village')
  const { today } = await regionToday(ctx)
  const asked = daysOf(quarter ?? quarterOf(today))
  const { rows } = await sql<Row>`
    with kept as (
      select product, sum(part)::int as within, sum(whole)::int as whole from indicator_day
      where region_code = ${region} and indicator = ${KEPT} and area_code = ${area}
        and day between ${asked.from}::date and ${asked.to}::date
      group by product
    ), lasted as (
      select product, percentile_cont(0.5) within group (order by whole) as median from indicator_fact
      where region_code = ${region} and indicator = ${LASTED} and area_code = ${area}
        and day between ${asked.from}::date and ${asked.to}::date
      group by product
    )
    select product, within, whole, median from kept left join lasted using (product)
    order by whole desc, product`.execute(db)
  const { told, others } = tellable(rows)
  const counted = [...told, ...(others ? [others] : [])]
  return {
    area: { code: area, name: village.name, district: named(area.slice(0, '35.05.01'.length)) ?? '' },
    quarter: { ...asked, isOver: asked.to < today },
    rows: told.map(({ product, within, whole, median }) => ({
      ...{ product, within, whole, medianMinutes: median },
      ...wordsOf(services, region, product),
    })),
    others: others ?? null,
    total: counted.length
      ? {
          within: counted.reduce((sum, { within }) => sum + within, 0),
          whole: counted.reduce((sum, { whole }) => sum + whole, 0),
        }
      : null,
    basis: { upToSeq: await countedUpTo(db, region), on: today },
  }
}

/** What people call it and what is promised, by the first service that delivers it. */
function wordsOf(services: Pick<Services, 'keys' | 'of'>, region: string, key: string) {
  const products = services.keys.flatMap((name) => services.of(region, name)?.case?.products ?? [])
  const product = products.find((each) => each.key === key)
  const title = product?.called ?? product?.title ?? { id: key, en: key }
  return { title, promise: product?.promise ?? null }
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** First and last day of a quarter of the year. */
function daysOf(key: string): { readonly key: string; readonly from: string; readonly to: string } {
  const [year, nth] = key.split('-').map(Number) as [number, number]
  const to = new Date(Date.UTC(year, nth * 3, 0)).toISOString().slice(0, 10)
  return { key, from: `${year}-${String(nth * 3 - 2).padStart(2, '0')}-01`, to }
}

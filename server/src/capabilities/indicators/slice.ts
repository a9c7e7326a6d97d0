import type { Slice } from '@guyub/contract/indicators'
import { type RawBuilder, sql } from 'kysely'

/** A slice as a condition on `indicator_day` or `indicator_fact`. An area takes all below it in. */
export function within(region: string, indicator: string, slice: Slice): RawBuilder<unknown> {
  const conditions = [sql`figure.region_code = ${region}`, sql`figure.indicator = ${indicator}`]
  if (slice.product) conditions.push(sql`product = ${slice.product}`)
  if (slice.area) conditions.push(sql`(area_code = ${slice.area} or area_code like ${`${slice.area}.%`})`)
  if (slice.office) conditions.push(sql`office_code = ${slice.office}`)
  if (slice.from) conditions.push(sql`day >= ${slice.from}::date`)
  if (slice.to) conditions.push(sql`day <= ${slice.to}::date`)
  return sql.join(conditions, sql` and `)
}

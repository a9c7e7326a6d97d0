import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { CasesNeeds } from './needs.ts'

interface Period {
  readonly service: string
  /** Days of the region's own time, both included. */
  readonly firstDay: string
  readonly lastDay: string
}

interface Row {
  readonly nik_hash: Buffer
  readonly office_code: string
  readonly tracking_code: string
}

/**
 * Who was really served in a period: a finished request of the service, of which something was delivered then; each person once, by
 * the latest of theirs. `purpose` makes the hash useless for anything else. No name, no number, nothing of the form leaves.
 */
export async function servedPeople(
  { region }: Context,
  { vault }: Pick<CasesNeeds, 'vault'>,
  { service, firstDay, lastDay }: Period,
  purpose: string,
) {
  const { rows } = await sql<Row>`
    select distinct on (c.nik_hash) c.nik_hash, c.office_code, c.tracking_code
    from "case" c join region r on r.region_code = c.region_code
    where c.region_code = ${region.code} and c.service_key = ${service} and c.closed
      and c.nik_hash is not null and c.data_key is not null
      and exists (select from jsonb_each(c.products) p
        where ((p.value ->> 'deliveredAt')::timestamptz at time zone r.zone)::date
          between ${firstDay}::date and ${lastDay}::date)
    order by c.nik_hash, c.submitted_at desc`.execute(region.db)
  return rows.map(({ nik_hash, office_code, tracking_code }) => ({
    respondent: vault.lookUp(region.code, `${purpose} ${nik_hash.toString('hex')}`),
    officeCode: office_code,
    trackingCode: tracking_code,
  }))
}

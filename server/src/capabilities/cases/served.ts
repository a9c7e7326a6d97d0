import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { CasesNeeds } from './needs.ts'

interface Period {
  readonly service: string
  readonly from: Date
  readonly until: Date
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
  { service, from, until }: Period,
  purpose: string,
) {
  const { rows } = await sql<Row>`
    select distinct on (nik_hash) nik_hash, office_code, tracking_code from "case" c
    where region_code = ${region.code} and service_key = ${service} and closed
      and nik_hash is not null and data_key is not null and submitted_at <= ${until}
      and exists (select from jsonb_each(c.products) p
        where (p.value ->> 'deliveredAt')::timestamptz between ${from} and ${until})
    order by nik_hash, submitted_at desc`.execute(region.db)
  return rows.map(({ nik_hash, office_code, tracking_code }) => ({
    respondent: vault.lookUp(region.code, `${purpose} ${nik_hash.toString('hex')}`),
    officeCode: office_code,
    trackingCode: tracking_code,
  }))
}

import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { names } from '../identity/index.ts'
import { type AgreementRow, agreementViews } from './agreement-rows.ts'
import type { DispositionsNeeds } from './needs.ts'
import { officeLabels } from './office-labels.ts'

const NEWEST_READS = 200

/** Every agreement of the region, those that hold first; and what could be agreed on. */
export async function dataAgreements(ctx: Context, { sharedServices }: DispositionsNeeds) {
  const services = await sharedServices(ctx)
  const { today } = await regionToday(ctx)
  const rows = await rowsOf(ctx)
  const label = await officeLabels(
    ctx,
    services.map(({ provider }) => provider),
  )
  return {
    agreements: await agreementViews(ctx, services, rows, today),
    services: services.map(({ provider, fields, ...service }) => ({
      ...{ ...service, fields: [...fields], provider: label(provider) },
    })),
  }
}

/** One of them, with every look through it for both sides and for those who watch over the region. */
export async function dataAgreement(
  ctx: Context,
  { sharedServices }: DispositionsNeeds,
  { agreementId }: { readonly agreementId: string },
) {
  const [row] = await rowsOf(ctx, agreementId)
  if (!row) throw new Refusal('dispositions.no_agreement')
  const { today } = await regionToday(ctx)
  const [agreement] = await agreementViews(ctx, await sharedServices(ctx), [row], today)
  if (!agreement) throw new Refusal('dispositions.no_agreement')
  const { officeCode, permissions } = ctx.actor
  const isSide = officeCode === row.provider || officeCode === row.consumer
  return {
    agreement,
    reads: isSide || permissions.has('dispositions.map') ? await readsOf(ctx, row.id) : null,
  }
}

async function rowsOf({ region }: Context, id?: string) {
  const { rows } = await sql<AgreementRow & { readonly reads: number }>`
    select a.*, (select count(*)::int from data_agreement_read r
      where r.region_code = a.region_code and r.agreement_id = a.id) as reads
    from data_agreement a where a.region_code = ${region.code} and ${id ? sql`a.id = ${id}` : sql`true`}
    order by a.state in ('refused', 'ended'), a.expires_on desc, a.id limit 500`.execute(region.db)
  return rows
}

async function readsOf(ctx: Context, id: string) {
  const { code, db } = ctx.region
  const rows = await db
    .selectFrom('data_agreement_read')
    .selectAll()
    .where('region_code', '=', code)
    .where('agreement_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(NEWEST_READS)
    .execute()
  const people = await names(db, [...new Set(rows.map(({ actor_id }) => actor_id))])
  const label = await officeLabels(
    ctx,
    rows.map(({ office_code }) => office_code),
  )
  return rows.map((row) => ({
    ...{ id: row.id, at: row.at.toISOString(), name: people.get(row.actor_id) ?? null },
    ...{ office: label(row.office_code), reason: row.reason, caseCode: row.case_code },
    ...{ fields: row.fields, found: row.found },
  }))
}

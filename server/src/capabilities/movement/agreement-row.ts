import type { AgreementView } from '@guyub/contract/movement'
import { daysUntil, warningOf } from '@guyub/contract/movement/agreement-term'
import { newestDay } from '@guyub/contract/our-time'
import { type Kysely, sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Tables } from '../../kernel/tables.gen.ts'
import { officeNamesOn } from '../regions/index.ts'
import { MOU } from './mou-template.ts'

interface Row {
  readonly id: string
  readonly member: string
  readonly member_name: string
  readonly state: AgreementView['state']
  readonly subject: string
  readonly months: number | null
  readonly centre_number: string | null
  readonly region_number: string | null
  readonly centre_signer: string | null
  readonly centre_position: string | null
  readonly region_signer: string | null
  readonly region_position: string | null
  readonly signed_on: string | null
  readonly precision: 'day' | 'month' | 'year' | null
  readonly ends_on: string | null
  readonly ended_on: string | null
  readonly follows: string | null
  readonly followed_by: string | null
  readonly source: string | null
  readonly remark: string | null
  readonly sha256: string | null
}

/** The agreements of the centre, all, of one region, or one; those that end soonest first. */
export async function agreementRows(
  ctx: Context,
  { member = null, id = null }: { readonly member?: string | null; readonly id?: string | null },
  db: Kysely<Tables> = ctx.region.db,
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select m.id, m.member_code as member, coalesce(a.name, m.member_code) as member_name, m.state, m.subject, m.months, m.centre_number,
      m.region_number, m.centre_signer, m.centre_position, m.region_signer, m.region_position, m.signed_on::text, m.precision,
      m.ends_on::text, m.ended_on::text, m.follows, m.source, m.remark, encode(m.file_sha256, 'hex') as sha256, (
        select n.id from movement_agreement n
        where n.region_code = m.region_code and n.follows = m.id and n.state <> 'ended') as followed_by
    from movement_agreement m left join area a on a.code = m.member_code
    where m.region_code = ${ctx.region.code} and (${member}::text is null or m.member_code = ${member})
      and (${id}::uuid is null or m.id = ${id}::uuid)
    order by m.ends_on nulls last, m.signed_on desc nulls first, m.id`.execute(db)
  return rows
}

/** As it is told: with the names that its offices had on its day, and how long it still runs. */
export async function agreementView(ctx: Context, row: Row): Promise<AgreementView> {
  const today = newestDay(ctx.now())
  const names = await officeNamesOn(ctx, row.signed_on ?? today)
  const days = row.state === 'signed' && row.ends_on ? daysUntil(row.ends_on, today) : null
  const signer = (name: string | null, position: string | null) =>
    name && position ? { name, position } : null
  return {
    ...{ id: row.id, member: row.member, memberName: row.member_name, state: row.state },
    ...{
      subject: row.subject || null,
      months: row.months,
      centreNumber: row.centre_number,
      regionNumber: row.region_number,
    },
    centreSigner: signer(row.centre_signer, row.centre_position),
    regionSigner: signer(row.region_signer, row.region_position),
    ministry: names.get('kementerian') ?? 'Kementerian',
    directorate: names.get('ditjen') ?? 'Direktorat Jenderal',
    signed: row.signed_on && row.precision ? { day: row.signed_on, precision: row.precision } : null,
    ...{ endsOn: row.ends_on, endedOn: row.ended_on, days },
    // Whoever is followed already has nobody to warn.
    warning: days === null || row.followed_by ? null : warningOf(days, MOU.warnDays),
    ...{
      follows: row.follows,
      followedBy: row.followed_by,
      source: row.source,
      remark: row.remark,
      sha256: row.sha256,
    },
  }
}

import { isHeldOn, unnamedOffices } from '@guyub/contract/decrees'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { officesOf } from '../regions/index.ts'
import { officeLabels } from './office-labels.ts'
import { asSeat, decreeInForceOn, seatRows } from './rows.ts'

/** Who answers for what today. Accounts, roles and anything to reach people by stay here. */
export async function team(ctx: Context) {
  const { today } = await regionToday(ctx)
  const { offices } = await officesOf(ctx.region, { limit: 10_000 })
  const row = await decreeInForceOn(ctx.region.db, ctx, today)
  const rows = row ? await seatRows(ctx.region.db, ctx, row.id) : []
  const seats = rows.map((each) => ({ ...asSeat(each), isDutySuggested: each.duty_is_suggested }))
  const labels = await officeLabels(ctx)
  const bodies = (row?.bodies ?? []).map((body) => ({
    ...body,
    seats: seats
      .filter((seat) => seat.body === body.key)
      .map((seat) => {
        const office = seat.office ? labels.get(seat.office) : undefined
        const isHeld = isHeldOn(seat, today)
        return {
          ...{ id: seat.id, position: seat.position, unit: seat.unit, duty: seat.duty },
          isDutySuggested: seat.isDutySuggested,
          office: office
            ? { code: office.code, name: office.name, kind: office.kind, parent: office.parent }
            : null,
          person: isHeld && seat.person ? { name: seat.person.name, title: seat.person.title } : null,
          acting: isHeld ? seat.acting : null,
          until: isHeld ? seat.until : null,
        }
      }),
  }))
  return {
    decree: row ? await printed(ctx, row) : null,
    bodies,
    offices: offices.length,
    unnamed: unnamedOffices(offices, seats, today).map(({ code, name, kind }) => ({ code, name, kind })),
  }
}

async function printed({ region }: Context, row: NonNullable<Awaited<ReturnType<typeof decreeInForceOn>>>) {
  const scan = await region.db
    .selectFrom('decree_scan')
    .select(['id', 'sha256'])
    .where('region_code', '=', region.code)
    .where('decree_id', '=', row.id)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    id: row.id,
    number: row.number ?? '',
    title: row.title,
    decidedOn: row.decided_on ?? '',
    effectiveOn: row.effective_on ?? '',
    expiresOn: row.expires_on,
    isSample: row.is_sample,
    scan: scan ? { id: scan.id, sha256: scan.sha256.toString('hex') } : null,
  }
}

import type { Membership } from '@guyub/contract/exchange'
import type { Context } from '../../kernel/context.ts'
import { agreementRows } from './agreement-row.ts'
import { member as memberOf } from './member.ts'

/** What the registry says of one region, as it may leave the centre: nobody's name, and no remark that was written for the house. */
export async function memberTold(ctx: Context, member: string): Promise<Membership> {
  const { standing, steps, results } = await memberOf(ctx, { member })
  const agreements = await agreementRows(ctx, { member })
  return {
    ...{ member, standing, results },
    steps: steps.map(({ id, kind, on, wave, letter, source }) => ({
      ...{ id, kind, on, year: wave.year, wave: wave.name, letter, source },
    })),
    // A draft is between those who write it.
    agreements: agreements
      .filter(({ signed_on }) => signed_on !== null)
      .map((row) => ({
        ...{ id: row.id, state: row.state, subject: row.subject || null },
        ...{ centreNumber: row.centre_number, regionNumber: row.region_number },
        ...{ centreOffice: row.centre_position, regionOffice: row.region_position },
        signed: row.signed_on && row.precision ? { day: row.signed_on, precision: row.precision } : null,
        ...{ endsOn: row.ends_on, endedOn: row.ended_on, sha256: row.sha256 },
      })),
  }
}

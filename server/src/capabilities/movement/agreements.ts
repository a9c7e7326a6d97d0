import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { agreementRows, agreementView } from './agreement-row.ts'
import { refuseElsewhere } from './centre.ts'
import { MOU } from './mou-template.ts'

interface Wanted {
  readonly member?: string | undefined
  readonly ending: boolean
}

/** Every agreement that the asker may see. */
export async function agreements(ctx: Context, { member, ending }: Wanted) {
  await refuseElsewhere(ctx)
  const rows = (await agreementRows(ctx, { member: member ?? null })).filter((row) => isSeen(ctx, row))
  const all = await Promise.all(rows.map((row) => agreementView(ctx, row)))
  return {
    agreements: ending ? all.filter(({ warning }) => warning !== null) : all,
    warnDays: [...MOU.warnDays],
    note: MOU.note,
  }
}

/** One agreement. A draft is not there for those who may not see it. */
export async function agreement(ctx: Context, { agreementId }: { agreementId: string }) {
  return agreementView(ctx, await seenAgreement(ctx, agreementId))
}

export async function seenAgreement(ctx: Context, id: string) {
  await refuseElsewhere(ctx)
  const [row] = await agreementRows(ctx, { id })
  if (!row || !isSeen(ctx, row)) throw new Refusal('movement.no_such_agreement')
  return row
}

/** What was signed is public; what was never signed is seen by the ministry, and by the province of the region. */
function isSeen(
  { actor }: Context,
  row: { readonly signed_on: string | null; readonly member: string },
): boolean {
  if (row.signed_on !== null) return true
  if (!actor.permissions.has('movement.read')) return false
  return actor.jurisdiction.kind !== 'area' || row.member.startsWith(`${actor.areaCode}.`)
}

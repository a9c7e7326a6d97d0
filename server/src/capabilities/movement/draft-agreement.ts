import type { draftAgreement as contract } from '@guyub/contract/movement'
import { sql } from 'kysely'
import type { z } from 'zod'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { agreementRows } from './agreement-row.ts'
import { refuseElsewhere } from './centre.ts'
import { effective } from './effective.ts'
import { agreementDrafted } from './events.ts'
import { MOU } from './mou-template.ts'
import { knownMembers } from './wave-row.ts'

type Draft = z.output<typeof contract.body>

/** A draft with a region that was selected in some wave. */
export async function draftAgreement(ctx: Context, draft: Draft) {
  await refuseElsewhere(ctx)
  const { commandId, member, subject, months, centreSigner, regionSigner, follows } = draft
  const { code: region } = ctx.region
  return once(ctx, 'movement.draft-agreement', commandId, async (tx) => {
    if (!(await knownMembers(tx, [member])).has(member)) throw new Refusal('movement.unknown_member')
    if (!(await wasSelected(tx, region, member))) throw new Refusal('movement.not_selected')
    if (follows) await refuseFollowing(tx, ctx, member, follows)
    await tx
      .insertInto('movement_agreement')
      .values({
        ...{ region_code: region, id: commandId, member_code: member, state: 'draft', subject, months },
        ...{
          template: MOU.key,
          centre_number: draft.centreNumber ?? null,
          region_number: draft.regionNumber ?? null,
        },
        ...{ centre_signer: centreSigner.name, centre_position: centreSigner.position },
        ...{ region_signer: regionSigner.name, region_position: regionSigner.position },
        ...{ follows: follows ?? null, actor_id: ctx.actor.id, recorded_at: ctx.now() },
      })
      .execute()
      .catch((error) => {
        const isSecond = constraintOf(error) === 'movement_agreement_followed_once'
        throw isSecond ? new Refusal('movement.followed_already') : error
      })
    await emit(tx, ctx, agreementDrafted, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { member, template: MOU.key, ...(follows && { follows }) },
    })
    return { agreementId: commandId }
  })
}

async function wasSelected(tx: Db, region: string, member: string): Promise<boolean> {
  const { rows } = await sql`
    with ${effective(region)}
    select from effective where member_code = ${member} and kind = 'selected' limit 1`.execute(tx)
  return rows.length > 0
}

async function refuseFollowing(tx: Db, ctx: Context, member: string, follows: string): Promise<void> {
  const [before] = await agreementRows(ctx, { id: follows }, tx)
  if (!before) throw new Refusal('movement.no_such_agreement')
  if (before.member !== member || before.signed_on === null) throw new Refusal('movement.follows_another')
  if (before.followed_by) throw new Refusal('movement.followed_already')
}

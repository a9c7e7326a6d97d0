import type { NewMembership } from '@guyub/contract/identity'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { addMembership } from './add-membership.ts'
import type { UserNeeds } from './create-user.ts'

interface StartMembership extends NewMembership {
  readonly commandId: string
  readonly userId: string
}

/** A further place for somebody else who has an account; nobody appoints themselves. It has the command's id. */
export async function startMembership(ctx: Context, needs: UserNeeds, command: StartMembership) {
  const answer = await once(ctx, 'identity.start-membership', command.commandId, async (tx) => {
    const user = await tx
      .selectFrom('auth.user')
      .select('id')
      .where('id', '=', command.userId)
      .executeTakeFirst()
    if (!user) throw new Refusal('identity.unknown_user')
    return {
      membershipId: await addMembership(tx, ctx, needs, {
        ...{ ...command, id: command.commandId, grantedBy: ctx.actor.id },
      }),
    }
  })
  needs.actors.forget(ctx.region.code, command.userId)
  return answer
}

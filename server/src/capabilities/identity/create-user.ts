import type { NewMembership } from '@guyub/contract/identity'
import { hashPassword } from 'better-auth/crypto'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Actors, FindOffice } from './actor.ts'
import { addMembership } from './add-membership.ts'
import { addUser } from './add-user.ts'

export interface UserNeeds {
  readonly findOffice: FindOffice
  readonly actors: Pick<Actors, 'forget'>
}

interface CreateUser {
  readonly commandId: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly membership: NewMembership
}

/** An account with its first place in the region. The account has the command's id. */
export async function createUser(ctx: Context, needs: UserNeeds, command: CreateUser) {
  // Slow on purpose, so not while a transaction is open.
  const passwordHash = await hashPassword(command.password)
  const answer = await once(ctx, 'identity.create-user', command.commandId, async (tx) => {
    const { commandId: userId, name, email } = command
    await addUser(tx, { id: userId, name, email, passwordHash, isPasswordGiven: true })
    const membershipId = await addMembership(tx, ctx, needs, {
      ...{ userId, ...command.membership, grantedBy: ctx.actor.id },
    })
    return { userId, membershipId }
  })
  needs.actors.forget(ctx.region.code, answer.userId)
  return answer
}

import type { ERASE_REASONS } from '@guyub/contract/cases'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { communityOfKey } from './access.ts'
import { contactErased } from './events.ts'
import type { CommunitiesNeeds } from './needs.ts'

interface EraseContact {
  readonly commandId: string
  readonly communityId: string
  readonly reason: (typeof ERASE_REASONS)[number]
}

/** Destroys who speaks for a community, and the key to it; whoever looked at it stays written down. */
export async function eraseContact(ctx: Context, { commandId, communityId, reason }: EraseContact) {
  return once(ctx, 'communities.erase-contact', commandId, (tx) =>
    forget(tx, ctx, communityId, { reason, by: 'secretariat', officeCode: ctx.actor.officeCode }),
  )
}

interface EraseOwn {
  readonly commandId: string
  readonly key: string
}

/** A community has its own contact person forgotten. */
export async function eraseOwnContact(ctx: Context, { vault }: CommunitiesNeeds, command: EraseOwn) {
  return once(ctx, 'communities.erase-own-contact', command.commandId, async (tx) => {
    const { id, area_code: officeCode } = await communityOfKey(tx, ctx, vault, command.key)
    return forget(tx, ctx, id, { reason: 'person-asks', by: 'community', officeCode })
  })
}

interface Ground {
  readonly reason: string
  readonly by: 'community' | 'secretariat'
  readonly officeCode: string
}

async function forget(tx: Db, ctx: Context, communityId: string, { officeCode, ...facts }: Ground) {
  const row = await tx
    .selectFrom('community')
    .select('contact_erased_at')
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', communityId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('communities.no_such_community')
  if (row.contact_erased_at) throw new Refusal('communities.contact_erased')
  await tx
    .updateTable('community')
    .set({ contact: null, data_key: null, contact_erased_at: ctx.now() })
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', communityId)
    .execute()
  await emit(tx, ctx, contactErased, {
    ...{ subjectId: communityId, officeCode, occurredAt: ctx.now() },
    facts,
  })
  return { communityId }
}

import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Unlocked } from '../../kernel/vault.ts'
import { keyOfBooker } from '../booking/index.ts'
import { keyOfCase } from '../cases/index.ts'
import { keyOfDelegate } from '../cohort/index.ts'
import { keyOfSaver } from '../ledger/index.ts'
import type { MessagesNeeds } from './needs.ts'

interface Kept {
  readonly subject: string
  readonly subject_id: string
}

/** The key under which a message lies: that of the record it is about. Nothing once the person is erased. */
export async function keyOfSubject(
  { region }: Pick<Context, 'region'>,
  { vault }: Pick<MessagesNeeds, 'vault'>,
  { subject, subject_id: id }: Kept,
): Promise<Unlocked | undefined> {
  if (subject === 'case' || subject === 'case-officer') return keyOfCase(region, vault, id)
  if (subject === 'booker') return keyOfBooker(region, vault, id)
  if (subject === 'saver') return keyOfSaver(region, vault, id)
  return keyOfDelegate(region, vault, id)
}

/**
 * Where a message went to; nothing when there is no such message, or nobody is known any more. An address that was erased and
 * given anew has another key: what went out before stays erased, and
 * `messages.bad_link` refuses it.
 */
export async function addressOf(
  ctx: Context,
  needs: Pick<MessagesNeeds, 'vault'>,
  id: string,
): Promise<string | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined
  const row = await ctx.region.db
    .selectFrom('message')
    .select(['subject', 'subject_id', 'recipient'])
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.recipient) return undefined
  const key = await keyOfSubject(ctx, needs, row)
  try {
    return key?.decrypt(`message ${id} phone`, row.recipient).toString()
  } catch {
    throw new Refusal('messages.bad_link')
  }
}

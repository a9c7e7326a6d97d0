import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { RegionDb } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Sealed, Unlocked, Vault } from '../../kernel/vault.ts'

export interface Contact {
  readonly phone: string | null
  readonly email: string | null
}

interface SetContact extends Contact {
  readonly commandId: string
  readonly cohortId: string
  readonly delegateId: string
}

/** No event: nothing that anybody counts has happened. */
export async function setDelegateContact(
  ctx: Context,
  { vault }: { readonly vault: Vault },
  command: SetContact,
) {
  const { commandId, cohortId, delegateId, phone, email } = command
  const hasContact = phone !== null || email !== null
  const { code } = ctx.region
  return once(ctx, 'cohort.set-contact', commandId, async (tx) => {
    const row = await tx
      .selectFrom('cohort_delegate')
      .select('contact_key')
      .where('region_code', '=', code)
      .where('cohort_id', '=', cohortId)
      .where('id', '=', delegateId)
      .where('withdrawn', '=', false)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refusal('cohort.unknown_delegate')
    const sealed = hasContact
      ? sealedUnder(vault, code, delegateId, row.contact_key, JSON.stringify({ phone, email }))
      : null
    await tx
      .updateTable('cohort_delegate')
      .set({ contact: sealed?.content ?? null, contact_key: sealed?.dataKey ?? null })
      .where('region_code', '=', code)
      .where('cohort_id', '=', cohortId)
      .where('id', '=', delegateId)
      .execute()
    return { hasContact }
  })
}

/** A contact that changes keeps its key: the messages that went to the old one lie under it, and the link in them still ends them. */
function sealedUnder(vault: Vault, region: string, id: string, dataKey: Buffer | null, said: string): Sealed {
  if (!dataKey) return vault.seal(region, id, said)
  return { dataKey, content: vault.unlock(region, id, dataKey).encrypt(id, Buffer.from(said)) }
}

export function openContact(
  vault: Vault,
  region: string,
  row: { readonly id: string; readonly contact: Buffer; readonly contact_key: Buffer },
): Contact {
  const said = vault.open(region, row.id, { content: row.contact, dataKey: row.contact_key })
  return JSON.parse(said) as Contact
}

/** The key that a delegate's contact lies under, for what is kept beside it; nothing once it is erased. */
export async function keyOfDelegate(
  { code, db }: Pick<RegionDb, 'code' | 'db'>,
  vault: Vault,
  id: string,
): Promise<Unlocked | undefined> {
  const row = await db
    .selectFrom('cohort_delegate')
    .select('contact_key')
    .where('region_code', '=', code)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.contact_key ? vault.unlock(code, id, row.contact_key) : undefined
}

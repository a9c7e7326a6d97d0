import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'

interface NewUser {
  readonly id: string
  readonly name: string
  readonly email: string
  /** By better-auth's own function: it will have to verify it. */
  readonly passwordHash: string
  /** They choose an own password before anything else. */
  readonly isPasswordGiven: boolean
}

/** An account that can log in with a password. */
export async function addUser(
  tx: Db,
  { id, name, email, passwordHash, isPasswordGiven }: NewUser,
): Promise<void> {
  const added = await tx
    .insertInto('auth.user')
    .values({
      ...{ id, name, email: email.toLowerCase(), emailVerified: true },
      passwordGiven: isPasswordGiven,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) throw new Refusal('identity.email_taken')
  await addPassword(tx, id, passwordHash)
}

/** The password that somebody logs in with, where there was none yet; null lets nobody in. */
export async function addPassword(tx: Db, userId: string, hash: string | null): Promise<void> {
  await tx
    .insertInto('auth.account')
    .values({ userId, accountId: userId, providerId: 'credential', password: hash, updatedAt: new Date() })
    .execute()
}

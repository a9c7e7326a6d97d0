import type { Db } from '../../kernel/db.ts'

/** Whose account has this address; nothing when nobody's has. */
export async function accountByEmail(
  db: Db,
  email: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  return db
    .selectFrom('auth.user')
    .select(['id', 'name'])
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst()
}

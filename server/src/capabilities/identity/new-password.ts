import { isGuessable } from '@guyub/contract/identity'
import type { Pool } from '../../kernel/db.ts'

interface Whose {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** Why a password may not follow the present one, or nothing. Length, and whether the present one is right, are better-auth's to judge. */
export function refusalOfPassword(person: Whose, body: unknown): string | undefined {
  const { currentPassword, newPassword } = (body ?? {}) as Record<string, unknown>
  if (typeof newPassword !== 'string') return undefined
  if (newPassword === currentPassword) return 'identity.password_same'
  // A short one is told that it is short.
  return newPassword.length >= 12 && isGuessable(newPassword, person)
    ? 'identity.password_guessable'
    : undefined
}

/** From now on only they know it. */
export async function passwordIsTheirs(pool: Pool, userId: string): Promise<void> {
  await pool
    .region('')
    .db.updateTable('auth.user')
    .set({ passwordGiven: false })
    .where('id', '=', userId)
    .execute()
}

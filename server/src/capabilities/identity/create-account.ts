import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '@guyub/contract/identity'
import { hashPassword } from 'better-auth/crypto'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Pool } from '../../kernel/db.ts'
import type { FindOffice } from './actor.ts'
import { addMembership } from './add-membership.ts'
import { addUser } from './add-user.ts'

export interface Account {
  readonly name: string
  readonly email: string
  /** Made here when nothing is given, and told once. */
  readonly password?: string
  /** Without it, whoever gets this account chooses a password of their own at the first log-in. */
  readonly keepsPassword?: true
  readonly memberships: readonly {
    readonly region: string
    readonly office: string
    readonly role: Role
    readonly decree: string
    readonly from?: string
  }[]
}

export interface AccountNeeds {
  readonly pool: Pool
  readonly findOffice: FindOffice
  readonly now: () => Date
}

/**
 * An account that no administrator asked for: the first one of an installation, those of a rehearsal, the command
 * line's. Returns the password, which nobody can ask for again. Refuses an address that has an account already.
 */
export async function createAccount(needs: AccountNeeds, account: Account) {
  const { name, email, password = randomPassword(), keepsPassword = false, memberships } = account
  const userId = randomUUID()
  const passwordHash = await hashPassword(password)
  const [first = '', ...others] = new Set(memberships.map(({ region }) => region))
  for (const code of [first, ...others]) {
    const region = needs.pool.region(code)
    const ctx: Context = { region, actor: { ...NOBODY, regionCode: code }, now: needs.now }
    await region.db.transaction().execute(async (tx) => {
      if (code === first)
        await addUser(tx, { id: userId, name, email, passwordHash, isPasswordGiven: !keepsPassword })
      for (const { office, role, decree, from = today(needs.now()) } of memberships.filter(
        (m) => m.region === code,
      ))
        await addMembership(tx, ctx, needs, { userId, office, role, decree, from })
    })
  }
  return { userId, password }
}

// The day in UTC is at most the region's own: a place that begins today holds everywhere in Indonesia.
function today(now: Date): string {
  return now.toISOString().slice(0, 10)
}

/** 20 letters and digits that nobody mistakes for one another: about 98 bits. */
export function randomPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const text = [...randomBytes(40)].filter((byte) => byte < 248).map((byte) => letters[byte % letters.length])
  return text
    .slice(0, 20)
    .join('')
    .replace(/(.{5})(?=.)/g, '$1-')
}

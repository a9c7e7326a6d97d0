import { sql } from 'kysely'
import type { Pool } from '../../kernel/db.ts'
import { remembered } from '../../kernel/remembered.ts'
import { type Auth, COOKIE_PREFIX } from './auth.ts'

const SESSION_COOKIE = new RegExp(`(?:^|;\\s*)((?:__Secure-)?${COOKIE_PREFIX}\\.session_token)=([^;]+)`)

interface Person {
  readonly id: string
  /** Somebody else set their password, and knows it. */
  readonly needsNewPassword: boolean
}

/** Whose session a request brings, asked of the database once in `ms`. */
export function sessions(auth: Auth, pool: Pool, ms: number) {
  const persons = remembered(
    async (cookie): Promise<Person | undefined> => {
      const { api } = auth.of(cookie.startsWith('__Secure-'))
      const session = await api.getSession({ headers: new Headers({ cookie }) }).catch(async (error) => {
        // It does not say why. A database that is away says so itself, and is busy, not broken.
        await sql`select 1`.execute(pool.region('').db)
        throw error
      })
      if (!session) return undefined
      const { id } = session.user
      return { id, needsNewPassword: await isGiven(pool, id) }
    },
    { ms },
  )
  return {
    async personOf(cookies: string | undefined): Promise<Person | undefined> {
      const cookie = sessionCookie(cookies)
      return cookie ? persons.get(cookie) : undefined
    },
    /** After a log-out or a change of password. */
    forgetAll: persons.forgetAll,
  }
}
export type Sessions = ReturnType<typeof sessions>

async function isGiven(pool: Pool, id: string): Promise<boolean> {
  const row = await pool
    .region('')
    .db.selectFrom('auth.user')
    .select('passwordGiven')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.passwordGiven ?? true
}

function sessionCookie(cookies: string | undefined): string | undefined {
  const [, name, value] = cookies?.match(SESSION_COOKIE) ?? []
  return name && value ? `${name}=${value}` : undefined
}

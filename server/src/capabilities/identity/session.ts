import { remembered } from '../../kernel/remembered.ts'
import { type Auth, COOKIE_PREFIX } from './auth.ts'

const SESSION_COOKIE = new RegExp(`(?:^|;\\s*)((?:__Secure-)?${COOKIE_PREFIX}\\.session_token)=([^;]+)`)

/** Whose session a request brings, asked of the database once in `ms`. */
export function sessions(auth: Auth, ms: number) {
  const persons = remembered(
    async (cookie) => {
      const session = await auth
        .of(cookie.startsWith('__Secure-'))
        .api.getSession({ headers: new Headers({ cookie }) })
      return session?.user.id
    },
    { ms },
  )
  return {
    async personOf(cookies: string | undefined): Promise<string | undefined> {
      const cookie = sessionCookie(cookies)
      return cookie && persons.get(cookie)
    },
    /** After a log-out or a change of password. */
    forgetAll: persons.forgetAll,
  }
}
export type Sessions = ReturnType<typeof sessions>

function sessionCookie(cookies: string | undefined): string | undefined {
  const [, name, value] = cookies?.match(SESSION_COOKIE) ?? []
  return name && value ? `${name}=${value}` : undefined
}

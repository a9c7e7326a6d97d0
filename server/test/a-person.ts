import type { Role } from '@guyub/contract/identity/roles'
import { createUser } from '../src/people.ts'
import type { TestApp } from './harness.ts'

export const DECREE = 'SK 188/1/2026'

interface Place {
  readonly region: string
  readonly office: string
  readonly role: Role
  readonly from?: string
}

/** People who really log in, and what they send with their cookie. `app` is asked for each time: it starts after the tests are read. */
export function realPeople(app: () => TestApp) {
  return { aPerson, logIn, auth, post, roleOf }

  async function aPerson(email: string, places: readonly Place[]) {
    const memberships = places.map((place) => ({ decree: DECREE, ...place }))
    const { userId, password } = await createUser(app().house, {
      name: email,
      email: address(email),
      keepsPassword: true,
      memberships,
    })
    const answer = await logIn(email, password)
    const [cookie = ''] = answer.headers['set-cookie']?.toString().split(';') ?? []
    return { userId, password, cookie }
  }

  function logIn(email: string, password: string, headers: Record<string, string> = {}) {
    const payload = { email: address(email), password }
    return app().inject({ method: 'POST', url: '/api/auth/sign-in/email', payload, headers })
  }

  function auth(path: string, payload: object, cookie: string) {
    const headers = { cookie, origin: 'http://localhost:80' }
    return app().inject({ method: 'POST', url: `/api/auth/${path}`, payload, headers })
  }

  async function post(path: string, payload: object, cookie: string) {
    const url = `/api/r/3505${path}`
    const answer = await app().inject({ method: 'POST', url, payload, headers: { cookie } })
    return { status: answer.statusCode, body: answer.json() }
  }

  async function roleOf(cookie: string): Promise<string | undefined> {
    const answer = await app().inject({ url: '/api/r/3505/identity/me', headers: { cookie } })
    return answer.json().acting?.role
  }
}

export function address(email: string): string {
  return email.includes('.') ? email : `${email}.id`
}

type Answer = Awaited<ReturnType<TestApp['inject']>>

/** Every cookie that an answer sets, as a browser sends them back. */
export function cookiesOf({ headers }: Pick<Answer, 'headers'>): string {
  return [headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ')
}

import { newCommandId } from '@guyub/contract/command'
import type { DecreeBody } from '@guyub/contract/decrees'
import { expect } from 'vitest'
import type { TestApp } from './harness.ts'

interface View {
  readonly seats: readonly {
    readonly id: string
    readonly body?: string
    readonly office: unknown
    readonly position: string
    readonly duty: string
  }[]
}

export function seatOf(view: View, body?: string, office?: string | null, position?: string) {
  const found = view.seats.find(
    (seat) =>
      (!body || seat.body === body) &&
      (office === undefined || seat.office === office) &&
      (!position || seat.position === position),
  )
  if (!found) throw new Error(`no seat ${body} ${office}`)
  return found
}

export function aNumber(more: object) {
  return {
    commandId: newCommandId(),
    number: '188/12/2026',
    decidedOn: '2026-03-02',
    effectiveOn: '2026-03-02',
    ...more,
  }
}

export async function hashOf(bytes: Buffer): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
}

export function whole(body: DecreeBody): DecreeBody {
  return { ...body, headName: 'Nama Bupati', inView: body.inView.slice(0, 4) }
}

export async function anAccount(
  app: TestApp,
  name: string,
  id: string = crypto.randomUUID(),
): Promise<string> {
  const account = {
    id,
    name,
    email: `${name.toLowerCase()}@blitar.test`,
    emailVerified: true,
    passwordGiven: false,
  }
  await app.admin.insertInto('auth.user').values(account).execute()
  return id
}

export interface People {
  readonly ratna: string
  readonly budi: string
  readonly sari: string
}

/** Accounts of those who are named in a decree, and of those who draft it and pass it on. */
export async function decreePeople(app: TestApp): Promise<People> {
  for (const who of ['secretariat', 'legal', 'regionalSecretary', 'leader'] as const)
    await anAccount(app, who, app.actors[who].id)
  return {
    ratna: await anAccount(app, 'ratna'),
    budi: await anAccount(app, 'budi'),
    sari: await anAccount(app, 'sari'),
  }
}

/** The places of those people, in the order of their names above. */
export async function placesOf(app: TestApp, people: People) {
  const columns = ['user_id', 'role', 'decree', 'valid_from', 'valid_to', 'awaits_confirmation'] as const
  const rows = await app.admin
    .selectFrom('membership')
    .select(columns)
    .where('region_code', '=', '3505')
    .orderBy('valid_to')
    .orderBy('valid_from')
    .execute()
  const order = Object.values(people)
  return rows.toSorted((one, other) => order.indexOf(one.user_id) - order.indexOf(other.user_id))
}

type Decider = 'legal' | 'regionalSecretary' | 'leader'

/** What tests do with the decree they are at. Both are asked for each time: they come to be after the tests are read. */
export function decreeDesk(app: () => TestApp, decreeId: () => string) {
  return { begun, seated, wholeText, handIn, passAll, decide, numbered, code, current, seen, theSeat, write }

  async function begun(from = 'template'): Promise<string> {
    const { status, body } = await app().post('/decrees', { commandId: newCommandId(), from }, 'secretariat')
    expect(status).toBe(200)
    return body.decreeId
  }

  /** One who leads the team, and an acting officer until June. */
  async function seated({ ratna, budi }: People): Promise<void> {
    const [chair, district] = [await theSeat('tim', 'diskominfo'), await theSeat('tim', '35.05.01')]
    const person = { id: ratna, name: 'Ratna', title: 'Kepala Dinas' }
    await write('seats', { ...chair, seatId: chair.id, person, role: 'secretariat' })
    const acting = { acting: 'plt', until: '2026-06-01', role: 'district-officer' }
    const officer = { id: budi, name: 'Budi', title: null }
    await write('seats', { ...district, seatId: district.id, person: officer, ...acting })
  }

  async function wholeText(): Promise<void> {
    const { title, body } = await current()
    await write('text', { title, body: whole(body), expiresOn: '2027-01-01' })
  }

  async function handIn(): Promise<void> {
    await write('submit', {})
  }

  async function passAll(): Promise<void> {
    await handIn()
    expect(await decide('legal', 'legal')).toBe('in-chain')
    expect(await decide('regionalSecretary', 'secretary')).toBe('in-chain')
    expect(await decide('leader', 'head')).toBe('passed')
  }

  async function decide(who: Decider, step: string, more: object = {}): Promise<string> {
    const command = { commandId: newCommandId(), step, verdict: 'passed', ...(await seen()), ...more }
    const { body } = await app().post(`/decrees/${decreeId()}/decide`, command, who)
    return body.state ?? body.code
  }

  async function numbered(more: object) {
    const { body } = await app().post(`/decrees/${decreeId()}/number`, aNumber(more), 'legal')
    return body.code ?? body
  }

  async function code(url: string, payload: object): Promise<string> {
    return (await app().post(url, payload, 'secretariat')).body.code
  }

  async function current() {
    return (await app().get(`/decrees/${decreeId()}`, 'secretariat')).body
  }

  async function seen() {
    return { version: (await current()).version as number }
  }

  async function theSeat(body: string, office: string | null) {
    return seatOf(await current(), body, office)
  }

  async function write(what: string, more: object) {
    const { status, body } = await app().post(
      `/decrees/${decreeId()}/${what}`,
      { commandId: newCommandId(), ...more, ...(await seen()) },
      'secretariat',
    )
    expect(status).toBe(200)
    return body
  }
}

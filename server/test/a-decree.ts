import { newCommandId } from '@guyub/contract/command'
import type { DecreeBody } from '@guyub/contract/decrees'
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

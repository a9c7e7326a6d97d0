import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { newCommandId } from '@guyub/contract/command'
import type { TestApp } from './harness.ts'

const RED_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAIAAAADnC86AAAALklEQVR42u3NMQ0AAAgDsEmZf5NggoSnSf9m2hcRi8VisVgsFovFYrFYLBaL7ywAj8oqOBtJyQAAAABJRU5ErkJggg==',
  'base64',
)

export const EMAIL = {
  ...{ assessor: 'asesor@kampus.test', planner: 'kedua@kampus.test' },
  /** Has an account, and had a place as assessor. */
  leader: 'dulu@kampus.test',
} as const

const NAMES = { assessor: 'Sri Wahyuni', planner: 'Budi Hartono', leader: 'Rina Astuti' } as const

/** Accounts of those who are found by their address, with their places as assessors. */
export async function withAccounts(app: TestApp): Promise<void> {
  for (const who of ['assessor', 'planner', 'leader'] as const) {
    const { id } = app.actors[who]
    await app.admin
      .insertInto('auth.user')
      .values({ id, name: NAMES[who], email: EMAIL[who], emailVerified: true, passwordGiven: false })
      .execute()
    await app.admin
      .insertInto('membership')
      .values({
        ...{ region_code: '3505', id: newCommandId(), user_id: id, office_code: 'diskominfo' },
        ...{ role: 'assessor', decree: 'Surat tugas 1/2025', valid_from: '2025-01-01' },
        valid_to: who === 'leader' ? '2026-01-01' : null,
      })
      .execute()
  }
}

export function anOpening(more: object = {}) {
  return {
    ...{ commandId: newCommandId(), instrument: 'guyub-2021-draft', rankGroup: '50 daerah angkatan 2023' },
    closesAt: '2026-11-30T10:00:00Z',
    ...more,
  }
}

/** Freezes a picture of that kind as evidence; answers with its id. */
export async function aPaper(app: TestApp, kind = 'other', content: Buffer = RED_PNG): Promise<string> {
  const { statusCode, json } = await sendPaper(app, { kind }, content)
  if (statusCode !== 200) throw new Error(JSON.stringify(json()))
  return json().evidenceId
}

export function sendPaper(app: TestApp, more: Readonly<Record<string, string>>, content: Buffer = RED_PNG) {
  const query = new URLSearchParams({
    ...{ commandId: newCommandId(), year: '2026', kind: 'other', title: 'Notulen rapat', showsNobody: 'yes' },
    sha256: createHash('sha256').update(content).digest('hex'),
    ...more,
  })
  return app.inject({
    method: 'POST',
    url: `/api/r/3505/evidence/papers?${query}`,
    headers: { 'x-actor': 'secretariat', 'content-type': 'application/octet-stream' },
    payload: content,
  })
}

export function anAnswer(evidenceIds: readonly string[], more: object = {}) {
  return { commandId: newCommandId(), answer: 'Berjalan.', selfScore: 3, evidenceIds, ...more }
}

/** The keys of the instrument's items, in its order. */
export const ITEMS: readonly string[] = JSON.parse(
  readFileSync(new URL('../../reference/instruments/guyub-2021-draft.json', import.meta.url), 'utf8'),
).aspects.flatMap((aspect: { items: { key: string }[] }) => aspect.items.map(({ key }) => key))

export { RED_PNG }

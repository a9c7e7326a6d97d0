import { newCommandId } from '@guyub/contract/command'
import { expect } from 'vitest'
import { delegateToken } from '../src/capabilities/cohort/codes.ts'
import type { TestApp } from './harness.ts'

type Who = keyof TestApp['actors']

/** A day of a stage, as the secretariat writes it. */
export function aSession(more: object) {
  return {
    ...{
      commandId: newCommandId(),
      stage: 'tahap-1',
      title: 'Hari pertama',
      day: '2026-03-02',
      starts: '08:00',
      ends: '16:00',
    },
    ...{
      place: 'Aula',
      people: [{ name: 'Pembimbing', part: 'mentor' }],
      materials: [],
      minutes: null,
      isCancelled: false,
    },
    ...more,
  }
}

/** Whom an office names for all stages. */
export function aDelegate(more: object) {
  const person = { name: 'X', title: null, group: null, replaces: null }
  return { commandId: newCommandId(), office: 'bappeda', unit: null, ...person, ...more }
}

/** What goes with a deliverable that is handed in. */
export async function aWork(content: Buffer) {
  const what = { stage: 'tahap-1', deliverable: 'swot', fileName: 'swot.pdf' }
  return { commandId: newCommandId(), ...what, sha256: await hashOf(content) }
}

export async function hashOf(bytes: Buffer): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
}

export interface Training {
  readonly base: string
  readonly sessions: readonly string[]
  readonly people: { readonly ani: string; readonly budi: string; readonly cici: string }
}

/** Technical guidance of two stages that asks for half of all sessions; answers with its path. */
export async function aCohort(app: TestApp): Promise<string> {
  const command = { commandId: newCommandId(), template: 'bimtek', title: 'Bimtek 2026', wave: '2026' }
  const base = `/cohorts/${(await done(app, '/cohorts', command)).cohortId}`
  const { stages, groups } = (await app.get(base)).body
  const plan = { version: 1, title: 'Bimtek 2026', wave: '2026', requiredShare: 0.5, groups }
  await done(app, `${base}/plan`, { commandId: newCommandId(), ...plan, stages: stages.slice(0, 2) })
  return base
}

export async function twoDays(app: TestApp, base: string): Promise<string[]> {
  const days = [aSession({ day: '2026-03-02' }), aSession({ day: '2026-03-03' })]
  for (const day of days) await done(app, `${base}/sessions`, day)
  return days.map(({ commandId }) => commandId)
}

/** Two stages, two days, and two delegates: Ani, and Cici, who took over from Budi for good. */
export async function aTraining(app: TestApp): Promise<Training> {
  const base = await aCohort(app)
  const sessions = await twoDays(app, base)
  const named = async (name: string, office: string, replaces: string | null = null) =>
    (await done(app, `${base}/delegates`, aDelegate({ name, office, replaces }))).delegateId
  const [ani, budi] = [await named('ani', 'bappeda'), await named('budi', 'diskominfo')]
  return { base, sessions, people: { ani, budi, cici: await named('cici', 'diskominfo', budi) } }
}

async function done(app: TestApp, path: string, command: object) {
  const { status, body } = await app.post(path, command, 'secretariat')
  expect([status, body.code]).toEqual([200, undefined])
  return body
}

/** What tests send to a cohort. `app` is asked for each time: it starts after the tests are read. */
export function cohortDesk(app: () => TestApp) {
  return { refused, send }

  async function refused(url: string, payload: object): Promise<string> {
    return (await app().post(url, payload, 'secretariat')).body.code
  }

  async function send(url: string, payload: Buffer, query: Record<string, string>, who: Who) {
    const response = await app().inject({
      method: 'POST',
      url: `/api/r/3505${url}?${new URLSearchParams(query)}`,
      headers: { 'x-actor': who, 'content-type': 'application/octet-stream' },
      payload,
    })
    return { status: response.statusCode, body: response.json() }
  }
}

/** Who was there on which day: by default Ani, on the first, and present. */
export function attendanceDesk(app: () => TestApp, training: () => Training) {
  return { marks, mark, tokenOf }

  function marks(occurredAt: string, more: object) {
    const one = { delegateId: training().people.ani, present: true, substitute: null, occurredAt }
    return { commandId: newCommandId(), means: 'list', marks: [{ ...one, ...more }] }
  }

  function mark(command: object, session = training().sessions[0]) {
    return app().post(`${training().base}/sessions/${session}/attendance`, command, 'secretariat')
  }

  function tokenOf(delegateId: string): string {
    const [, , cohortId = ''] = training().base.split('/')
    return delegateToken(app().keys.privateKey, '3505', cohortId, delegateId)
  }
}

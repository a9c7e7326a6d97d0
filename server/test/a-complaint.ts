import { type Answers, newPin, newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { expect } from 'vitest'
import { lapseCases } from '../src/app.ts'
import { anAct, NINE } from './builders.ts'
import type { TestApp } from './harness.ts'

export const DAY = 86_400_000

export const REPORT: Answers = {
  ...{ kind: 'complaint', category: 'roads', title: 'Lubang di jalan', story: 'Lubang besar.' },
  ...{ village: '35.05.01.2001', public: 'yes', identity: 'open' },
  ...{ name: 'Siti Rahayu', phone: '081234567801', email: 'siti@contoh.test' },
}

/** A complaint as somebody files it on the web, without an account. */
export function aComplaint(changes: Answers = {}) {
  return {
    commandId: newCommandId(),
    service: 'aduan',
    serviceVersion: 2,
    trackingCode: newTrackingCode('3505'),
    pin: newPin(),
    form: { ...REPORT, ...changes },
  }
}

type Complaint = ReturnType<typeof aComplaint>
export type Who = 'complaints' | 'roadWorks' | 'inspector' | 'clerk' | 'registrar' | 'neighbour'

/** A complaint from both sides: whoever filed it, and the agencies. `app` is asked for each time: it starts after the tests are read. */
export function complaintDesk(app: () => TestApp) {
  return { filed, keyOf, applicantActs, followed, acted, done, finished, later, lapsed }

  async function filed(changes: Answers = {}) {
    app().clock.now = new Date(NINE)
    const complaint = aComplaint(changes)
    const { status, body } = await app().post('/apply', complaint)
    expect({ status, body }).toMatchObject({ status: 200 })
    return complaint
  }

  async function keyOf({ trackingCode, pin }: { trackingCode: string; pin: string }): Promise<string> {
    return (await app().post('/track', { trackingCode, pin })).body.key
  }

  async function applicantActs(complaint: Complaint, action: string, more: object = {}) {
    const key = await keyOf(complaint)
    return app().post(`/track/${complaint.trackingCode}/act`, { ...anAct(action, more), key })
  }

  async function followed(complaint: Complaint) {
    const key = await keyOf(complaint)
    return (await app().get(`/track/${complaint.trackingCode}?key=${encodeURIComponent(key)}`)).body
  }

  function acted(id: string, action: string, more: object, as: Who) {
    return app().post(`/cases/${id}/act`, anAct(action, more), as)
  }

  async function done(id: string, action: string, more: object, as: Who): Promise<void> {
    const { status, body } = await acted(id, action, more, as)
    expect({ status, code: body.code }).toEqual({ status: 200, code: undefined })
  }

  /** Handed on to the road works and said to be done by them. */
  async function finished(): Promise<Complaint> {
    const complaint = await filed()
    await done(complaint.commandId, 'forward', { handler: 'dinas-pupr' }, 'complaints')
    await done(complaint.commandId, 'finish', { message: 'Ditambal.' }, 'roadWorks')
    return complaint
  }

  function later(days: number): void {
    app().clock.now = new Date(Date.parse(NINE) + days * DAY)
  }
  function lapsed(): Promise<number> {
    return lapseCases({ ...app().house, reader: app().reader })
  }
}

import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withQueue } from '../../../test/a-queue.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import type { Context } from '../../kernel/context.ts'
import { loadServices } from '../../kernel/definitions.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { callNext } from './call-next.ts'
import {
  cancelTicket,
  type Followed,
  issueTicket,
  putLane,
  type QueueNeeds,
  transferTicket,
} from './index.ts'
import { stepTicket } from './step-ticket.ts'
import { transferOnce } from './transfer-ticket.ts'

let app: TestApp
let queue: ReturnType<typeof withQueue>
let place: Awaited<ReturnType<typeof queue.aPlace>>
let counter: string
let ani: Context
let told: Followed[]
let isRefusing = false
let count = 0
const needs: QueueNeeds = {
  services: loadServices(),
  names: async () => new Map(),
  screenSecret: Buffer.alloc(32),
  origin: () => 'https://guyub.test',
  hasLocalPrinters: false,
  followed: async (_tx, _ctx, change) => {
    if (isRefusing) throw new Refusal('visits.too_early')
    told.push(change)
  },
}
beforeAll(async () => {
  app = await startTestApp()
  queue = withQueue(app)
})
beforeEach(async () => {
  app.clock.now = new Date(NINE)
  await queue.everybodyUp()
  told = []
  isRefusing = false
  count += 1
  place = await queue.aPlace(`Poli ${count}`)
  counter = await queue.aCounter(place.placeId, 'Ruang 1', [place.lanes.A, place.lanes.B], 'ani')
  ani = {
    ...app.ctx,
    actor: (app.actors as unknown as Record<string, Context['actor']>).ani as Context['actor'],
  }
})
afterAll(() => app.stop())

const inside = <Result>(work: Parameters<ReturnType<Context['region']['db']['transaction']>['execute']>[0]) =>
  app.ctx.region.db.transaction().execute(work) as Promise<Result>
const aVisit = (ticketId = newCommandId()) =>
  inside<{ number: string }>((tx) =>
    issueTicket(tx, app.ctx, {
      ...{ ticketId, laneId: place.lanes.A ?? '', channel: 'booking', at: app.clock.now },
      subject: { kind: 'visit', id: 'V-1' },
    }),
  ).then((issued) => ({ ...issued, ticketId }))

test('a number is given in the transaction of another command, and goes with it', async () => {
  const failed = inside(async (tx) => {
    await issueTicket(tx, app.ctx, {
      ...{ ticketId: newCommandId(), laneId: place.lanes.A ?? '', channel: 'booking', at: app.clock.now },
    })
    throw new Refusal('visits.quota_gone')
  })
  await expect(failed).rejects.toThrow('visits.quota_gone')
  expect(await aVisit()).toMatchObject({ number: 'A-1', ordinal: 1 })
  await expect(
    inside((tx) =>
      issueTicket(tx, app.ctx, {
        ...{ ticketId: newCommandId(), laneId: newCommandId(), channel: 'booking', at: app.clock.now },
      }),
    ),
  ).rejects.toMatchObject({ code: 'queue.no_such_lane' })
})

test('whoever follows a ticket hears of each change, in the same transaction and once', async () => {
  const { ticketId } = await aVisit()
  const call = { commandId: newCommandId(), counterId: counter }
  const first = await callNext(ani, needs, call)
  expect(await callNext(ani, needs, call)).toEqual(first)
  const step = (name: 'recall' | 'begin' | 'hold' | 'resume' | 'served') =>
    stepTicket(ani, needs, { commandId: newCommandId(), ticketId, step: name })
  await step('recall')
  await step('begin')
  await step('hold')
  await step('resume')
  await callNext(ani, needs, { ...call, commandId: newCommandId() })
  const laneId = place.lanes.B ?? ''
  await transferOnce(ani, needs, { commandId: newCommandId(), ticketId, laneId, keepsTurn: false })
  await callNext(ani, needs, { ...call, commandId: newCommandId() })
  await step('served')
  expect(told.map(({ change }) => change)).toEqual(
    'called recalled serving held called transferred called served'.split(' '),
  )
  expect(told[0]).toEqual({
    ...{ ticketId, laneId: place.lanes.A, subject: { kind: 'visit', id: 'V-1' }, change: 'called' },
    at: app.clock.now,
  })
})

test('what a follower refuses did not happen', async () => {
  const { ticketId } = await aVisit()
  isRefusing = true
  const call = { commandId: newCommandId(), counterId: counter }
  await expect(callNext(ani, needs, call)).rejects.toThrow('visits.too_early')
  expect((await queue.get(`/tickets/${ticketId}`)).body.state).toBe('waiting')
  isRefusing = false
  expect(await callNext(ani, needs, call)).toMatchObject({ number: 'A-1' })
})

test('a ticket of nobody is called in one statement though somebody listens', async () => {
  await queue.issue(place.lanes.A)
  const statements = await app.statementsDuring(() =>
    callNext(ani, needs, { commandId: newCommandId(), counterId: counter }),
  )
  expect(statements).toEqual(['queue.call-next'])
  expect(told).toEqual([])
})

test('another command moves, ends and opens: lanes of a place, tickets in them', async () => {
  const { ticketId } = await aVisit()
  const lane = {
    ...{ id: newCommandId(), placeId: place.placeId, key: 'poli-anak', letter: 'AN' },
    ...{ title: { id: 'Poli anak', en: 'Paediatrics' }, selfService: false, isOpen: true },
  }
  const { laneId } = await inside<{ laneId: string }>((tx) => putLane(tx, app.ctx, lane))
  expect(
    await inside((tx) =>
      putLane(tx, app.ctx, { ...lane, id: newCommandId(), title: { id: 'Anak', en: 'Children' } }),
    ),
  ).toEqual({ laneId })
  await inside((tx) => transferTicket(tx, app.ctx, { ticketId, laneId, keepsTurn: true, at: app.clock.now }))
  expect((await queue.get(`/tickets/${ticketId}`)).body).toMatchObject({ laneId, lane: { id: 'Anak' } })
  await inside((tx) => cancelTicket(tx, app.ctx, { ticketId, reason: 'Batal', at: app.clock.now }))
  await expect(
    inside((tx) => cancelTicket(tx, app.ctx, { ticketId, reason: 'Batal', at: app.clock.now })),
  ).rejects.toThrow('queue.not_now')
  expect(told).toEqual([])
})

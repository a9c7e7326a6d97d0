import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANSWERS, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let port: number
beforeAll(async () => {
  app = await startTestApp()
  await app.http.app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.http.app.server.address() as AddressInfo).port
})
afterAll(() => app.stop())

test('a wall hears what happens, in order, and goes on where it was cut off', async () => {
  const first = await listen({ as: 'leader' })
  await happen(3)
  await first.until(3)
  first.close()
  await happen(2)
  const second = await listen({ as: 'leader', lastSeen: 2 })
  await second.until(3)
  await happen(1)
  await second.until(4)
  second.close()
  expect(first.heard.map(({ id }) => id)).toEqual([1, 2, 3])
  expect(second.heard.map(({ id }) => id)).toEqual([3, 4, 5, 6])
  expect(first.heard[0]?.data).toMatchObject({ seq: 1, type: 'cases.submitted', office: '35.05.01.2001' })
})

test('a hundred listeners cost the database what one costs', async () => {
  const listeners = await Promise.all(Array.from({ length: 100 }, () => listen({ as: 'leader' })))
  const before = await app.statementsDuring(async () => sleep(300))
  expect(before.filter((text) => text.includes('"log"')).length).toBeLessThan(10)
  await happen(1)
  await Promise.all(listeners.map((listener) => listener.until(1)))
  for (const listener of listeners) listener.close()
  await sleep(200)
  expect(await app.statementsDuring(async () => sleep(200))).toEqual([])
})

test('a stranger hears that something happened, not where or to whom', async () => {
  const stranger = await listen({})
  const elsewhere = await listen({ as: 'elsewhere' })
  await happen(1)
  await stranger.until(1)
  await elsewhere.until(1)
  for (const { heard, close } of [stranger, elsewhere]) {
    expect(Object.keys(heard[0]?.data ?? {}).toSorted()).toEqual(
      expect.not.arrayContaining(['office', 'subject', 'facts', 'occurredAt']),
    )
    expect(heard[0]?.data.hour).toMatch(/:00:00\.000Z$/)
    close()
  }
})

test('a stranger is told no history: what is new, or the end of what was just missed', async () => {
  await happen(110)
  const [fresh, cutOff, fromTheBeginning] = [
    await listen({}),
    await listen({ lastSeen: (await head()) - 3 }),
    await listen({ lastSeen: 0 }),
  ]
  const first = (await head()) + 1
  await happen(1)
  for (const [{ heard, until, close }, missed] of [
    [fresh, 0],
    [cutOff, 3],
    [fromTheBeginning, 100],
  ] as const) {
    await until(missed + 1)
    close()
    expect(heard.map(({ id }) => id)).toEqual(
      Array.from({ length: missed + 1 }, (_, i) => first - missed + i),
    )
  }
})

test('who listens too often is refused, and strangers take no seat from officers', async () => {
  const mine = await Promise.all(Array.from({ length: 20 }, () => listen({ from: '10.4.0.1' })))
  expect(await statusOf({ from: '10.4.0.1' })).toBe(429)
  const others = await Promise.all(
    Array.from({ length: 280 }, (_, i) => listen({ from: `10.4.1.${i % 200}` })),
  )
  expect(await statusOf({ from: '10.4.9.9' })).toBe(503)
  const officer = await listen({ as: 'leader', from: '10.4.0.1' })
  officer.close()
  for (const { close } of [...mine, ...others]) close()
  await expect.poll(() => statusOf({ from: '10.4.0.1' })).toBe(200)
})

test('no wall of one region hears another', async () => {
  const batang = await listen({ region: '3325', as: 'elsewhere' })
  await happen(1)
  await sleep(200)
  batang.close()
  expect(batang.heard).toEqual([])
})

test('nothing personal goes out', async () => {
  const wall = await listen({ as: 'leader', lastSeen: 0 })
  await wall.until(6)
  wall.close()
  const text = JSON.stringify(wall.heard)
  for (const canary of Object.values(ANSWERS).filter(
    (answer) => typeof answer === 'string' && /\d{16}/.test(answer),
  ))
    expect(text).not.toContain(canary)
})

async function happen(times: number): Promise<void> {
  for (let i = 0; i < times; i++) expect((await app.post('/cases', aRequest(), 'clerk')).status).toBe(200)
  await app.sequenced()
}

interface Heard {
  readonly id: number
  readonly data: Record<string, unknown>
}

async function head(): Promise<number> {
  const { end } = await app.reader
    .selectFrom('log')
    .select((eb) => eb.fn.max('seq').as('end'))
    .where('region_code', '=', '3505')
    .executeTakeFirstOrThrow()
  return Number(end)
}

function statusOf({ from = '10.4.0.1' }: Listening): Promise<number | undefined> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>()
  const headers = { 'x-forwarded-for': from }
  const request = get({ port, host: '127.0.0.1', path: '/api/r/3505/live', headers }, (response) => {
    resolve(response.statusCode)
    request.destroy()
  })
  request.on('error', () => undefined)
  return promise
}

interface Listening {
  /** As a proxy on this machine tells it. */
  readonly from?: string
  readonly as?: string
  readonly lastSeen?: number
  readonly region?: string
}

async function listen({ as, lastSeen, from, region = '3505' }: Listening) {
  const heard: Heard[] = []
  const headers = {
    ...(as && { 'x-actor': as }),
    ...(from && { 'x-forwarded-for': from }),
    ...(lastSeen !== undefined && { 'last-event-id': String(lastSeen) }),
  }
  const { promise, resolve } = Promise.withResolvers<void>()
  const request = get({ port, host: '127.0.0.1', path: `/api/r/${region}/live`, headers }, (response) => {
    let rest = ''
    response.setEncoding('utf8').on('data', (text) => {
      resolve()
      const parts = (rest + text).split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const [, id, data] = part.match(/^id: (\d+)\nevent: happened\ndata: (.*)$/) ?? []
        if (data) heard.push({ id: Number(id), data: JSON.parse(data) })
      }
    })
  })
  await promise
  // The greeting comes before the listener has found its place in the log.
  await sleep(50)
  return {
    heard,
    close: () => request.destroy(),
    async until(count: number): Promise<void> {
      for (let i = 0; i < 100 && heard.length < count; i++) await sleep(20)
      expect(heard.length).toBeGreaterThanOrEqual(count)
    },
  }
}

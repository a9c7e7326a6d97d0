import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/harness.ts'

type Who = Parameters<TestApp['post']>[2]

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const JATEN = '35.05.01.2001'

function send(more: object = {}, who: Who = 'clerk') {
  const tested = { area: JATEN, kind: 'mobile', down: 8.5, up: 2, testedOn: '2026-03-01' }
  return app.post('/plan/connectivity', { commandId: newCommandId(), ...tested, ...more }, who)
}

test('a village says how it is connected, the secretariat of any, an agency of none; each once', async () => {
  const command = { commandId: newCommandId() }
  const first = await send(command)
  expect(first).toMatchObject({ status: 200, body: { area: JATEN, kind: 'mobile' } })
  expect(await send(command)).toEqual(first)
  expect((await send({}, 'neighbour')).body.code).toBe('plan.not_yours')
  expect((await send({}, 'agency')).body.code).toBe('plan.not_yours')
  expect((await send({}, 'leader')).status).toBe(403)
  const none = { area: '35.05.01.2002', kind: 'none', down: undefined, up: undefined }
  expect((await send(none, 'secretariat')).status).toBe(200)
})

test('speeds come in pairs and only where there is a connection; the day is over and the village is there', async () => {
  expect((await send({ up: undefined })).body.code).toBe('plan.speed_of_nothing')
  expect((await send({ kind: 'none' })).body.code).toBe('plan.speed_of_nothing')
  expect((await send({ down: -1 })).status).toBe(400)
  expect((await send({ testedOn: '2026-03-03' })).body.code).toBe('plan.tested_in_the_future')
  expect((await send({ area: '35.05.01.2999' }, 'secretariat')).body.code).toBe('plan.no_such_area')
})

test('the latest test counts, an untested village is unknown, and obstacles stand beside it', async () => {
  await send({ kind: 'fibre', down: 50, up: 20, testedOn: '2026-03-02' })
  await send({ kind: 'satellite', testedOn: '2026-02-01' })
  const obstacle = { kind: 'fibre', title: 'Serat optik sering putus', area: JATEN, owner: 'diskominfo' }
  await app.post('/plan/obstacles', { commandId: newCommandId(), ...obstacle }, 'clerk')
  const { body } = await app.get('/plan/connectivity?district=35.05.01', 'leader')
  const of = (code: string) => body.areas.find((area: { code: string }) => area.code === code)
  expect(of(JATEN)).toMatchObject({ kind: 'fibre', down: 50, up: 20, testedOn: '2026-03-02', obstacles: 1 })
  expect(of('35.05.01.2002')).toMatchObject({ kind: 'none', down: null, without: 1 })
  expect(of('35.05.01.2003')).toMatchObject({ kind: null, testedOn: null, unknown: 1 })
  expect(body.mayTest).toBe(null)
  expect(body.shapes.length).toBe(body.areas.length)
  const whole = (await app.get('/plan/connectivity', 'clerk')).body
  expect(whole.mayTest).toBe(JATEN)
  expect(whole.areas.find((area: { code: string }) => area.code === '35.05.01')).toMatchObject({
    ...{ connected: 1, without: 1, obstacles: 1, kind: null },
  })
  expect((await app.get('/plan/connectivity?district=33.25.01', 'leader')).body.code).toBe(
    'plan.no_such_area',
  )
  expect((await app.get('/plan/connectivity', 'visitor')).status).toBe(403)
})

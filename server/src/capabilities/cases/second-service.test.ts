import { notThePaper } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { loadServices, serviceBodies } from '../../kernel/definitions.ts'
import { installServices } from '../../kernel/install-services.ts'

// None of its states, products, fields or actions is called as those of the services that come with the program.
const FOLDER = new URL('../../../test/services/', import.meta.url)
const services = loadServices(FOLDER)
const FORM = {
  elder: 'Slamet Riyadi',
  number: '3505010101500003',
  birthday: '1950-01-01',
  mobile: '081234567890',
  pension: 'none',
}

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ services })
  await installServices(app.ownerUrl, serviceBodies(FOLDER))
})
afterAll(() => app.stop())

test('a service with other names for everything is filed, waits for its blanks, and is finished', async () => {
  const { commandId: id } = await filed()
  expect(await acted(id, 'no-plastic')).toMatchObject({
    status: 200,
    body: { products: { 'senior-card': { state: 'out-of-plastic' } } },
  })
  expect(await blanks()).toEqual([{ stock: 'senior-blank', balance: 0, waiting: 1 }])
  expect(await acted(id, 'give')).toMatchObject({ status: 409, body: { code: 'cases.no_blanks' } })

  const came = { commandId: newCommandId(), stock: 'senior-blank', count: 2, reason: 'received' }
  const occurredAt = app.clock.now.toISOString()
  expect((await app.post('/cases/stock', { ...came, occurredAt }, 'registrar')).status).toBe(200)
  expect(await acted(id, 'give')).toMatchObject({ status: 200, body: { state: 'over' } })
  expect(await blanks()).toEqual([{ stock: 'senior-blank', balance: 1, waiting: 0 }])
})

test('blanks are counted for their own stock, and only where somebody waits for one', async () => {
  await filed()
  expect(await blanks()).toMatchObject([{ waiting: 0 }])
  const unknown = { commandId: newCommandId(), stock: 'child-card', count: 1, reason: 'received' }
  const occurredAt = app.clock.now.toISOString()
  expect(await app.post('/cases/stock', { ...unknown, occurredAt }, 'registrar')).toMatchObject({
    body: { code: 'cases.unknown_stock' },
  })
})

test('what is private is seen by the roles that the definition names, and by nobody else of any office', async () => {
  const { commandId: id } = await filed()
  const seenBy = async (who: 'clerk' | 'registrar' | 'colleague') =>
    (await app.get(`/cases/${id}?reveal=true`, who)).body.form
  expect(await seenBy('registrar')).toMatchObject({ mobile: FORM.mobile, elder: FORM.elder })
  for (const who of ['clerk', 'colleague'] as const)
    expect(Object.keys(await seenBy(who))).not.toContain('mobile')
})

test('its receipt says what it is not in its own words', async () => {
  const use = services.of('3505', 'kartu-lansia')?.case
  expect(use && notThePaper(use, ['senior-card'])).toBe('BUKAN KARTU LANSIA')
  const { commandId: id } = await filed()
  const receipt = await app.post(`/cases/${id}/receipt`, { commandId: newCommandId() }, 'clerk')
  expect(receipt).toMatchObject({ status: 200, body: { number: expect.stringContaining('BP') } })
})

async function filed() {
  const request = { ...aRequest(), service: 'kartu-lansia', serviceVersion: 1, form: FORM }
  expect(await app.post('/cases', request, 'clerk')).toMatchObject({ status: 200 })
  return request
}

function acted(id: string, action: string) {
  return app.post(`/cases/${id}/act`, anAct(action, { product: 'senior-card' }), 'registrar')
}

async function blanks() {
  return (await app.get('/cases/stock', 'registrar')).body
}

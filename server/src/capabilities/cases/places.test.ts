import { execFileSync } from 'node:child_process'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { formWithPlaces, PLACES as GOOD, WITH_PLACES } from '../../../test/form-with-places.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { testWith } from '../../../test/programs.ts'
import { installServices } from '../../kernel/install-services.ts'

const testPaper = testWith('pdftotext')

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await installServices(app.ownerUrl, [formWithPlaces()])
})
afterAll(() => app.stop())

test("the region's areas are listed, itself first, and no other region's", async () => {
  const { status, body } = await app.get('/regions/areas')
  expect(status).toBe(200)
  expect(body[0]).toEqual({ code: '35.05', name: 'Kabupaten Blitar', level: 'regency' })
  expect(body).toHaveLength(1 + 22 + 248)
  expect(body).toContainEqual({ code: '35.05.01.2001', name: 'Jaten', level: 'village' })
  expect((await app.get('/api/r/3505L/regions/areas')).body).toEqual(body)
  expect((await app.get('/api/r/3325/regions/areas')).body[0].code).toBe('33.25')
})

test('a village and a spot of the region are taken', async () => {
  expect(await filed(GOOD)).toMatchObject({ status: 200 })
})

test.each([
  ['a village of another region', { village: '33.25.01.2001' }, '#/form/village', 'form.not_an_area'],
  ['a village that is not there', { village: '35.05.01.2999' }, '#/form/village', 'form.not_an_area'],
  ['a district in place of a village', { village: '35.05.01' }, '#/form/village', 'form.not_an_area'],
  ['a name in place of a code', { village: 'Jaten' }, '#/form/village', 'form.not_an_area'],
  ['a latitude beyond the pole', { spot: '-98.1,112.1' }, '#/form/spot', 'form.not_a_location'],
  ['a spot in Paris', { spot: '48.85,2.35' }, '#/form/spot', 'form.not_a_location'],
  ['half a location', { spot: '-8.1' }, '#/form/spot', 'form.not_a_location'],
])('%s is refused with the field', async (_, change, pointer, code) => {
  expect(await filed({ ...GOOD, ...change })).toMatchObject({
    status: 400,
    body: { code: 'cases.form_invalid', errors: [{ pointer, code }] },
  })
})

test('a correction is judged by the same areas', async () => {
  const { body } = await filed(GOOD)
  const ask = anAct('ask-correction', { reason: 'data-wrong', message: 'Desanya keliru.' })
  const path = `/cases/${body.caseId}/act`
  expect((await app.post(path, ask, 'registrar')).status).toBe(200)
  const wrong = anAct('correct', { form: { village: '35.05.01.2999' } })
  expect(await app.post(path, wrong, 'clerk')).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '#/form/village', code: 'form.not_an_area' }] },
  })
  expect(
    (await app.post(path, anAct('correct', { form: { village: '35.05.01.2002' } }), 'clerk')).status,
  ).toBe(200)
  expect((await app.get(`/cases/${body.caseId}`, 'clerk')).body.form).toMatchObject({
    village: '35.05.01.2002',
  })
})

testPaper('a form that is printed has the name of the village, not its code', async () => {
  const { body } = await filed(GOOD)
  const url = `/api/r/3505/cases/${body.caseId}/forms/f-2-01`
  const { rawPayload } = await app.inject({ url, headers: { 'x-actor': 'clerk' } })
  const said = execFileSync('pdftotext', ['-layout', '-', '-'], { input: rawPayload, encoding: 'utf8' })
  expect(said).toContain('Jaten, Wonodadi')
  expect(said).not.toContain('35.05.01.2001')
})

function filed(places: Readonly<Record<string, string>>) {
  const request = aRequest(places)
  return app.post('/cases', { ...request, commandId: newCommandId(), serviceVersion: WITH_PLACES }, 'clerk')
}

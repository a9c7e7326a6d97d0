import { newCommandId } from '@guyub/contract/command'
import type { ServiceDefinition } from '@guyub/contract/definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest, TODAYS_VERSION } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { serviceBodies } from '../../kernel/definitions.ts'
import { checkServices, installServices } from '../../kernel/install-services.ts'

// Stands for another one that was installed at some time.
const OTHER = 70

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a form of a version that was never installed is refused, also while nobody has installed it', async () => {
  expect(await filed({ serviceVersion: OTHER })).toMatchObject({
    status: 409,
    body: { code: 'cases.unknown_version' },
  })
})

test('once installed, a form filled in under it is taken, and the case stays under it', async () => {
  expect(await installServices(app.ownerUrl, [changed({ version: OTHER })])).toEqual([`pak-saidi ${OTHER}`])
  const request = { ...aRequest(), serviceVersion: OTHER }
  await expect.poll(() => app.post('/cases', request, 'clerk')).toMatchObject({ status: 200 })
  const { body } = await app.get(`/cases/${request.commandId}`, 'registrar')
  expect(body).toMatchObject({ serviceVersion: OTHER })
  expect(body.actions.map(({ action }: { action: string }) => action)).toEqual([
    'examine',
    'ask-correction',
    'refuse',
    'merge',
  ])
  const path = `/cases/${request.commandId}/act`
  expect(await app.post(path, anAct('verify'), 'registrar')).toMatchObject({
    body: { code: 'cases.unknown_action' },
  })
  expect(await app.post(path, anAct('examine'), 'registrar')).toMatchObject({ body: { state: 'verified' } })
  const tracked = await app.post('/track', { trackingCode: request.trackingCode, pin: request.pin })
  const view = await app.get(`/track/${request.trackingCode}?key=${tracked.body.key}`)
  expect(view.body).toMatchObject({ service: 'pak-saidi', serviceVersion: OTHER })
  // What the region says differently is not part of the version.
  const now = await app.get('/services/pak-saidi')
  expect(view.body.title).toEqual(now.body.service.title)
})

test('a tablet and a page can ask for the version under which a case began', async () => {
  const { body } = await app.get(`/services/pak-saidi?version=${OTHER}`)
  expect(Object.keys(body.service.case.actions)).toContain('examine')
  expect(await app.get('/services/pak-saidi?version=6')).toMatchObject({
    status: 404,
    body: { code: 'services.unknown_version' },
  })
})

test('the version of today asks the database nothing, another one asks once', async () => {
  await filed({ serviceVersion: OTHER })
  const statements = await app.statementsDuring(async () => {
    await filed({})
    await filed({ serviceVersion: OTHER })
  })
  expect(statements).toEqual(['cases.submit', 'cases.submit'])
})

test('installing the same again changes nothing; another body under the same version is refused in one sentence', async () => {
  expect(await installServices(app.ownerUrl)).toEqual([])
  await checkServices(app.http.appUrl)
  const stealthy = [changed({ version: TODAYS_VERSION, fee: { id: 'Rp1', en: 'Rp1' } })]
  for (const start of [
    () => installServices(app.ownerUrl, stealthy),
    () => checkServices(app.http.appUrl, stealthy),
  ])
    await expect(start()).rejects.toMatchObject({
      obstacle: 'configuration',
      sentence: { en: expect.stringContaining('raise "version" in services/pak-saidi/service.json') },
    })
  const missing = checkServices(app.http.appUrl, [changed({ version: 99 })])
  await expect(missing).rejects.toThrow('is not installed')
  const rows = await app.admin
    .selectFrom('service_version')
    .select('version')
    .where('key', '=', 'pak-saidi')
    .orderBy('version')
    .execute()
  expect(rows.map(({ version }) => version)).toEqual([TODAYS_VERSION, OTHER])
})

test('the application cannot change a version', async () => {
  const writing = app.ctx.region.db.updateTable('service_version').set({ sha256: '' }).execute()
  await expect(writing).rejects.toThrow('permission denied')
})

function filed(change: object) {
  return app.post('/cases', { ...aRequest(), commandId: newCommandId(), ...change }, 'clerk')
}

/** The body of the house with something else in it, and one action under another name. */
function changed(change: object) {
  const [{ key, body }] = serviceBodies().filter((each) => each.key === 'pak-saidi') as [
    { key: string; body: ServiceDefinition },
  ]
  const { case: use, ...rest } = structuredClone(body)
  const { verify, ...actions } = use?.actions ?? {}
  return { key, body: { ...rest, case: { ...use, actions: { examine: verify, ...actions } }, ...change } }
}

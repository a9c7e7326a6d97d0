import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANSWERS, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const seenBy = async (who: 'regionalSecretary' | 'leader') => (await app.get('/cases/escalated', who)).body

test('what is left past its promise climbs: its agency, then the regional secretary, then the head', async () => {
  const request = aRequest()
  // A Monday morning; one working day is promised.
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
  expect(await seenBy('regionalSecretary')).toMatchObject({ groups: [], below: 0 })

  app.clock.now = new Date('2026-03-04T02:00:00Z')
  expect(await seenBy('regionalSecretary')).toMatchObject({ groups: [], below: 1 })

  app.clock.now = new Date('2026-03-09T02:00:00Z')
  const climbed = await seenBy('regionalSecretary')
  expect(climbed).toMatchObject({
    below: 0,
    groups: [
      {
        service: { key: 'pak-saidi' },
        handler: { code: 'dispendukcapil' },
        count: 1,
        requests: [{ trackingCode: request.trackingCode, rung: 'regional-secretary' }],
      },
    ],
  })
  expect(climbed.groups[0].requests[0].lateMinutes).toBeGreaterThanOrEqual(960)
  expect(JSON.stringify(climbed)).not.toContain(ANSWERS['child-name'])
  expect(await seenBy('leader')).toMatchObject({ groups: [], below: 1 })

  app.clock.now = new Date('2026-03-16T02:00:00Z')
  expect(await seenBy('leader')).toMatchObject({ groups: [{ requests: [{ rung: 'leader' }] }] })
  expect((await seenBy('regionalSecretary')).groups[0].count).toBe(1)
})

test('only those above the agencies read it', async () => {
  for (const who of ['clerk', 'registrar', 'planner', 'admin'] as const)
    expect((await app.get('/cases/escalated', who)).status).toBe(403)
  expect((await app.get('/api/r/3325/cases/escalated', 'leader')).status).toBe(403)
})

import { newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

type Who = Parameters<TestApp['post']>[2]

let app: TestApp
const request = aRequest()
beforeAll(async () => {
  app = await startTestApp()
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
})
afterAll(() => app.stop())

test('one office asks, the other agrees, and only then named fields of one request are read; every look is written down', async () => {
  const proposal = aProposal()
  const first = await app.post('/dispositions/agreements', proposal, 'otherAgency')
  expect(first).toMatchObject({ status: 200, body: { agreementId: proposal.commandId } })
  expect(await app.post('/dispositions/agreements', proposal, 'otherAgency')).toEqual(first)
  const id = proposal.commandId
  expect(await look(id, 'otherAgency')).toBe('dispositions.agreement_closed')
  expect(await decide(id, 'otherAgency')).toBe('dispositions.not_yours')
  const yes = { commandId: newCommandId(), verdict: 'agreed' }
  const agreed = await app.post(`/dispositions/agreements/${id}/decide`, yes, 'registrar')
  expect(agreed).toMatchObject({ status: 200, body: { state: 'agreed' } })
  expect(await app.post(`/dispositions/agreements/${id}/decide`, yes, 'registrar')).toEqual(agreed)
  expect(await decide(id, 'registrar')).toBe('dispositions.not_now')

  const asked = aLook()
  const path = `/dispositions/agreements/${id}/look`
  const seen = await app.post(path, asked, 'otherAgency')
  expect(seen.body).toMatchObject({
    found: true,
    values: [
      { key: 'state', value: { id: 'Menunggu diperiksa' } },
      { key: 'area', value: 'Desa Jaten' },
    ],
  })
  expect(await app.post(path, asked, 'otherAgency')).toEqual(seen)
  expect(JSON.stringify(seen.body)).not.toContain(String(request.form['child-name']))
  expect(
    (await app.post(path, { ...aLook(), caseCode: newTrackingCode('3505') }, 'otherAgency')).body,
  ).toEqual({
    ...{ found: false, values: [] },
  })
  const nik = await app.post(path, { ...aLook(), caseCode: '3505016505900003' }, 'otherAgency')
  expect(nik).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
  expect(await look(id, 'planner')).toBe('dispositions.not_yours')
  for (const who of ['otherAgency', 'registrar', 'secretariat'] as const)
    expect((await one(id, who)).reads).toMatchObject([
      { found: false },
      {
        found: true,
        office: { code: 'dinas-kesehatan' },
        reason: 'Cakupan imunisasi',
        fields: ['state', 'area'],
      },
    ])
  expect((await one(id, 'planner')).reads).toBe(null)
  // The family sees it among the reads of its own request.
  const reads = (await app.get(`/cases/${request.commandId}/reads`, 'clerk')).body
  expect(reads).toMatchObject([{ office: 'dinas-kesehatan', isRevealed: false }])

  const end = { commandId: newCommandId(), reason: 'Program selesai.' }
  expect((await app.post(`/dispositions/agreements/${id}/end`, end, 'planner')).body.code).toBe(
    'dispositions.not_yours',
  )
  const ended = await app.post(`/dispositions/agreements/${id}/end`, end, 'registrar')
  expect(ended.body).toEqual({ state: 'ended' })
  expect(await app.post(`/dispositions/agreements/${id}/end`, end, 'registrar')).toEqual(ended)
  expect(await look(id, 'otherAgency')).toBe('dispositions.agreement_closed')
  // The same look as before is not answered any more either.
  expect((await app.post(path, asked, 'otherAgency')).body.code).toBe('dispositions.agreement_closed')
})

test('an agreement opens nothing before its first day and after its last', async () => {
  const id = await agreed({ startsOn: '2026-03-03', expiresOn: '2026-03-04' })
  const on = async (moment: string) => {
    app.clock.now = new Date(moment)
    return look(id, 'otherAgency')
  }
  expect(await on('2026-03-02T02:00:00Z')).toBe('dispositions.agreement_closed')
  expect(await on('2026-03-03T02:00:00Z')).toBe(true)
  expect(await on('2026-03-04T16:59:00Z')).toBe(true)
  expect(await on('2026-03-04T17:00:00Z')).toBe('dispositions.agreement_closed')
  app.clock.now = new Date('2026-03-02T02:00:00Z')
})

test('an agreement that cannot be is refused with the reason', async () => {
  const code = async (more: object, who: Who = 'otherAgency') =>
    (await app.post('/dispositions/agreements', aProposal(more), who)).body.code
  expect(await code({ service: 'nothing' })).toBe('dispositions.unknown_service')
  expect(await code({ service: 'aduan', fields: ['state'] })).toBe('dispositions.unknown_service')
  expect(await code({ fields: ['child-name'] })).toBe('dispositions.unknown_field')
  expect(await code({ fields: ['reporter-nik'] })).toBe('dispositions.unknown_field')
  expect(await code({}, 'registrar')).toBe('dispositions.with_yourself')
  expect(await code({ startsOn: '2026-04-02', expiresOn: '2026-04-01' })).toBe(
    'dispositions.agreement_period',
  )
  expect(await code({ expiresOn: '2026-01-01', startsOn: '2026-01-01' })).toBe(
    'dispositions.agreement_period',
  )
  expect(await code({}, 'clerk')).toBe('access.denied')
  expect(await code({}, 'leader')).toBe('access.denied')
  const { commandId: id } = aProposal()
  expect((await app.get(`/dispositions/agreements/${id}`, 'registrar')).body.code).toBe(
    'dispositions.no_agreement',
  )
  expect(await decide(id, 'registrar')).toBe('dispositions.no_agreement')
  expect(await look(id, 'otherAgency')).toBe('dispositions.no_agreement')
})

test('no needs a reason; nobody agrees with themselves; what is over is not agreed to', async () => {
  const asked = async () => {
    const proposal = aProposal()
    await app.post('/dispositions/agreements', proposal, 'otherAgency')
    return proposal.commandId
  }
  const id = await asked()
  expect(await decide(id, 'registrar', { verdict: 'refused' })).toBe('dispositions.reason_missing')
  expect(await decide(id, 'registrar', { verdict: 'refused', reason: 'Dasar hukum kurang.' })).toBe('refused')
  expect(await look(id, 'otherAgency')).toBe('dispositions.agreement_closed')
  const late = await asked()
  app.clock.now = new Date('2027-06-01T02:00:00Z')
  expect(await decide(late, 'registrar')).toBe('dispositions.agreement_over')
  app.clock.now = new Date('2026-03-02T02:00:00Z')
  const own = await asked()
  await app.admin
    .updateTable('data_agreement')
    .set({ proposed_by: app.actors.registrar.id })
    .where('id', '=', own)
    .execute()
  expect(await decide(own, 'registrar')).toBe('dispositions.own_proposal')
})

function aProposal(more: object = {}) {
  return {
    ...{
      commandId: newCommandId(),
      title: 'Data kelahiran',
      service: 'pak-saidi',
      fields: ['state', 'area'],
    },
    ...{ purpose: 'Menghitung cakupan imunisasi bayi.', legalBasis: 'Perjanjian kerja sama (contoh)' },
    ...{ startsOn: '2026-03-01', expiresOn: '2026-12-31' },
    ...more,
  }
}

function aLook() {
  return { commandId: newCommandId(), caseCode: request.trackingCode, reason: 'Cakupan imunisasi' }
}

async function agreed(more: object): Promise<string> {
  const proposal = aProposal(more)
  await app.post('/dispositions/agreements', proposal, 'otherAgency')
  expect(await decide(proposal.commandId, 'registrar')).toBe('agreed')
  return proposal.commandId
}

async function decide(id: string, who: Who, more: object = { verdict: 'agreed' }): Promise<string> {
  const command = { commandId: newCommandId(), ...more }
  const { body } = await app.post(`/dispositions/agreements/${id}/decide`, command, who)
  return body.code ?? body.state
}

async function look(id: string, who: Who): Promise<string | boolean> {
  const { body } = await app.post(`/dispositions/agreements/${id}/look`, aLook(), who)
  return body.code ?? body.found
}

async function one(id: string, who: Who) {
  return (await app.get(`/dispositions/agreements/${id}`, who)).body
}

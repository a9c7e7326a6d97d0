import { execFileSync } from 'node:child_process'
import { createHash, verify } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newCommandId } from '@guyub/contract/command'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCardAtTheCounter, aRequest } from '../../../test/builders.ts'
import { anAnswer, anOpening } from '../../../test/evaluation-round.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { testWith } from '../../../test/programs.ts'

const testByStranger = testWith('sha256sum', 'openssl')

const FREEZE = { indicator: 'papers-within-promise', year: 2026 }

let app: TestApp
let folder: string
beforeAll(async () => {
  app = await startTestApp()
  folder = mkdtempSync(join(tmpdir(), 'guyub-evidence-'))
  await app.post(
    '/cases/stock',
    {
      commandId: newCommandId(),
      stock: 'child-card',
      count: 9,
      reason: 'received',
      occurredAt: app.clock.now.toISOString(),
    },
    'registrar',
  )
  for (const who of ['clerk', 'clerk', 'clerk', 'clerk', 'clerk', 'clerk', 'neighbour'] as const) {
    const command = aRequest()
    await app.post('/cases', command, who)
    for (const act of aCardAtTheCounter())
      expect(await app.post(`/cases/${command.commandId}/act`, act, 'registrar')).toMatchObject({
        status: 200,
      })
  }
  await app.settle()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await app.stop()
})

testByStranger('a stranger verifies the frozen evidence with sha256sum and openssl alone', async () => {
  const files = await frozen()
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })
  expect(
    said
      .trim()
      .split('\n')
      .every((line) => line.endsWith(': OK')),
  ).toBe(true)
  const args = 'pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig'
  expect(execFileSync('openssl', args.split(' '), { cwd: folder, encoding: 'utf8' })).toContain(
    'Signature Verified Successfully',
  )

  writeFileSync(join(folder, 'figures.csv'), String(text(files, 'figures.csv')).replace('7', '8'))
  expect(() => execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, stdio: 'ignore' })).toThrow()
})

test('it holds figures by sub-district and month, a commitment for each event, and nobody', async () => {
  const files = await frozen()
  expect(text(files, 'figures.csv')).toBe(
    'month,district,name,events,part,whole,value\n2026-03,35.05.01,Wonodadi,7,7,7,1.0000\nshown,shown,,7,7,7,1.0000\n',
  )
  const lines = text(files, 'commitments.txt').trim().split('\n')
  expect(lines).toHaveLength(32)
  expect(JSON.parse(text(files, 'manifest.json'))).toMatchObject({ events: 7 })
  const everything = Object.values(files)
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('\n')
  for (const canary of ['Sekar', 'Budi', 'Siti', '3505011203900001', '35.05.01.2001'])
    expect(everything).not.toContain(canary)
})

test('the newest head of the log is published, and its signature holds', async () => {
  const { body } = await app.get('/log/head')
  const { head, signature, publicKey } = body
  expect(JSON.parse(head)).toMatchObject({ region: '3505', firstSeq: expect.any(Number) })
  expect(verify(null, Buffer.from(head), publicKey, Buffer.from(signature, 'base64'))).toBe(true)
})

test('the region can open a commitment, and whoever has salt and hash recomputes it', async () => {
  const { body } = await app.post('/evidence', { commandId: newCommandId(), ...FREEZE }, 'secretariat')
  const opened = (await app.get(`/evidence/${body.evidenceId}/commitments/${body.upToSeq}`, 'secretariat'))
    .body
  const again = createHash('sha256')
    .update(Buffer.from(opened.salt, 'hex'))
    .update(Buffer.from(opened.eventHash, 'hex'))
  expect(again.digest('hex')).toBe(opened.commitment)
  const files = await archiveOf(body.evidenceId)
  expect(text(files, 'commitments.txt')).toContain(opened.commitment)
})

test('sent twice, it is frozen once', async () => {
  const command = { commandId: newCommandId(), ...FREEZE }
  const [first, second] = [
    await app.post('/evidence', command, 'secretariat'),
    await app.post('/evidence', command, 'secretariat'),
  ]
  expect(second).toEqual(first)
})

test.each([
  ['an unknown indicator', { indicator: 'moon' }, 404, 'evidence.unknown_indicator'],
  ['a year in which nothing happened', { year: 2019 }, 409, 'evidence.nothing_happened'],
])('%s is refused', async (_, change, status, code) => {
  const command = { commandId: newCommandId(), ...FREEZE, ...change }
  expect(await app.post('/evidence', command, 'secretariat')).toMatchObject({ status, body: { code } })
})

test('frozen figures answer an item of a round; an assessor never reaches a case', async () => {
  const command = { commandId: newCommandId(), ...FREEZE }
  const { body: evidence } = await app.post('/evidence', command, 'secretariat')
  expect((await app.post('/evaluation/2026/2/open', anOpening(), 'ministry')).status).toBe(200)
  const item = '/evaluation/2026/2/items/outcome-governance'
  const answered = await app.post(`${item}/answer`, anAnswer([evidence.evidenceId]), 'secretariat')
  expect(answered).toMatchObject({ status: 200, body: { version: 1 } })
  const { body: round } = await app.get('/evaluation/2026/2', 'secretariat')
  expect(round.aspects.flatMap((aspect: { items: object[] }) => aspect.items)).toContainEqual(
    expect.objectContaining({ evidence: [expect.objectContaining({ kind: 'figures' })], lacks: [] }),
  )
  expect(await app.get('/cases?box=all', 'assessor')).toMatchObject({ status: 403 })
})

async function frozen() {
  const { body } = await app.post('/evidence', { commandId: newCommandId(), ...FREEZE }, 'secretariat')
  return archiveOf(body.evidenceId)
}

async function archiveOf(id: string) {
  const url = `/api/r/3505/evidence/${id}/archive`
  const response = await app.http.app.inject({ url, headers: { 'x-actor': 'ministry' } })
  return unzipSync(new Uint8Array(response.rawPayload))
}

function text(files: Record<string, Uint8Array>, name: string): string {
  return Buffer.from(files[name] ?? []).toString()
}

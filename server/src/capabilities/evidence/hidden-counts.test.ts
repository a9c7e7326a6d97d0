import { createHash, verify } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const RECEIVED = { indicator: 'requests-received', year: 2026 }

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  for (let filed = 0; filed < 3; filed++) {
    await app.post('/cases', aRequest(), 'clerk')
    await app.settle()
  }
})
afterAll(() => app.stop())

test('where all is hidden, nothing that leaves the region tells how many there are', async () => {
  const { body } = await frozen()
  expect(body.events).toBeNull()
  const files = await archiveOf(body.evidenceId)
  expect(files['figures.csv']).toContain('35.05.01,Wonodadi,<5,,,\nshown,shown,,0,,,\n')
  expect(JSON.parse(files['manifest.json'] ?? '')).not.toHaveProperty('events')
  expect(files['commitments.txt']).toMatch(/^([0-9a-f]{64}\n){32}$/)
  const { body: listed } = await app.get('/evidence?year=2026', 'ministry')
  expect(listed).toContainEqual(expect.objectContaining({ id: body.evidenceId, events: null }))
  const logged = await app.admin
    .selectFrom('event')
    .select('facts')
    .where('type', '=', 'evidence.frozen')
    .where('subject_id', '=', body.evidenceId)
    .executeTakeFirstOrThrow()
  expect(logged.facts).not.toHaveProperty('events')
})

test('the seals follow each other from the first event to the last behind the figures', async () => {
  const { body } = await frozen()
  const files = await archiveOf(body.evidenceId)
  const seals = sealsOf(files)
  let previous: string | null = null
  let firstSeq = 1
  for (const { head, signature } of seals) {
    expect(
      verify(null, Buffer.from(head), files['public-key.pem'] ?? '', Buffer.from(signature, 'base64')),
    ).toBe(true)
    const said = JSON.parse(head)
    expect(said).toMatchObject({ previous, firstSeq })
    previous = sha256(Buffer.from(head)).toString('hex')
    firstSeq = said.lastSeq + 1
  }
  expect(seals.length).toBeGreaterThan(1)
  expect(firstSeq).toBeGreaterThan(body.upToSeq)
})

test('an opened commitment climbs to the root of its seal', async () => {
  const { body } = await frozen()
  const seals = sealsOf(await archiveOf(body.evidenceId))
  const { body: opened } = await app.get(
    `/evidence/${body.evidenceId}/commitments/${body.upToSeq}`,
    'secretariat',
  )
  expect(seals.map(({ head }) => head)).toContain(opened.head)
  const root = opened.path.reduce(
    (below: Buffer, step: { side: string; hash: string }) => {
      const other = Buffer.from(step.hash, 'hex')
      return sha256(
        Buffer.concat([Buffer.from([1]), ...(step.side === 'left' ? [other, below] : [below, other])]),
      )
    },
    Buffer.from(opened.eventHash, 'hex'),
  )
  expect(root.toString('hex')).toBe(JSON.parse(opened.head).root)
})

test('an assessor sees no small figure; who works for the region does', async () => {
  const path = '/indicators/requests-received/figures?by=village'
  const { body: seen } = await app.get(path, 'assessor')
  expect(seen.total).toMatchObject({ value: null, part: 0, whole: 0, events: 0 })
  expect(seen.rows).toEqual([])
  expect(seen.basis).toMatchObject({ latestAt: null, lateShare: null })
  const { body: alone } = await app.get('/indicators/requests-received/figures', 'assessor')
  expect(alone.total).toMatchObject({ value: null, events: 0 })
  const { body: own } = await app.get(path, 'leader')
  expect(own).toMatchObject({ total: { events: 3 }, rows: [{ key: '35.05.01.2001', events: 3 }] })
})

test('a year beyond the calendar is refused', async () => {
  expect(await app.get('/evidence?year=999999999999', 'assessor')).toMatchObject({ status: 400 })
})

function frozen() {
  return app.post('/evidence', { commandId: newCommandId(), ...RECEIVED }, 'secretariat')
}

async function archiveOf(id: string): Promise<Record<string, string>> {
  const url = `/api/r/3505/evidence/${id}/archive`
  const response = await app.http.app.inject({ url, headers: { 'x-actor': 'ministry' } })
  const files = Object.entries(unzipSync(new Uint8Array(response.rawPayload)))
  return Object.fromEntries(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
}

function sealsOf(files: Record<string, string>): { head: string; signature: string }[] {
  return (files['seals.jsonl'] ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}

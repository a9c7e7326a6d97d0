import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../../../test/harness.ts'
import { arrivalsAt, done, startTwoInstallations } from '../../../test/two-installations.ts'
import { FORMS } from '../survey/index.ts'

const PATH = '/api/r/ID/instruments'

let two: Awaited<ReturnType<typeof startTwoInstallations>>
let home: TestApp
let centre: TestApp
beforeAll(async () => {
  two = await startTwoInstallations()
  ;({ home, centre } = two)
})
afterAll(() => two.stop())

const form = (key = 'survei-dampak') => ({ ...FORMS[0], key })
const bring = (content: object, kind = 'survey') =>
  done(centre, PATH, { brought: { kind, content } }, 'centre')
const forms = async (app: TestApp): Promise<string[]> =>
  (await app.get('/surveys/forms', 'secretariat')).body.map(({ key }: { key: string }) => key)

test('a survey form comes down when the ministry releases it, and a survey at home begins with it', async () => {
  const { instrumentId } = await bring(form())
  await two.settle()
  expect(await forms(home)).not.toContain('survei-dampak-v1')
  await done(centre, `${PATH}/${instrumentId}/release`, {}, 'centre')
  await two.settle()
  expect(await forms(home)).toContain('survei-dampak-v1')
  // In the region's own rows: the mirror of the nation on this installation has none.
  expect(
    (await home.get(PATH, 'centre')).body.some(({ key }: { key: string }) => key === 'survei-dampak'),
  ).toBe(false)
})

test('each version comes once, a later one beside the earlier', async () => {
  const arrivals = await arrivalsAt(home)
  await two.settle()
  expect(await arrivalsAt(home)).toBe(arrivals)
  const { instrumentId, version } = await bring({ ...form(), title: { id: 'Survei', en: 'Survey' } })
  expect(version).toBe(2)
  await done(centre, `${PATH}/${instrumentId}/release`, {}, 'centre')
  await two.settle()
  expect(await arrivalsAt(home)).toBe(arrivals + 1)
  expect((await forms(home)).slice(0, 2)).toEqual(['survei-dampak-v2', 'survei-dampak-v1'])
})

test('a key longer than sixty characters is refused where it is brought', async () => {
  const command = { commandId: newCommandId(), brought: { kind: 'survey', content: form('k'.repeat(61)) } }
  const { status, body } = await centre.post(PATH, command, 'centre')
  expect([status, body.code]).toEqual([400, 'request.invalid'])
})

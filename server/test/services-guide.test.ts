import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readForm } from '@guyub/contract/cases'
import { Scenario } from '@guyub/contract/definition/scenario'
import { afterAll, expect, test } from 'vitest'
import { loadServices } from '../src/kernel/definitions.ts'

const folder = mkdtempSync(join(tmpdir(), 'guyub-guide-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the service that the guide shows loads, takes its own scenario, and is overlaid', () => {
  const guide = readFileSync('services/README.md', 'utf8')
  const shown = [...guide.matchAll(/^`(\S+\.json)`\n\n```json\n([\s\S]*?)```/gm)]
  for (const [, file = '', text = ''] of shown) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const services = loadServices(pathToFileURL(`${folder}/`))
  expect(services.keys).toEqual(['surat-domisili'])
  const service = services.of('3325', 'surat-domisili')
  const inBlitar = services.of('3505', 'surat-domisili')
  expect(inBlitar?.title.id).not.toBe(service?.title.id)
  expect(inBlitar?.case?.products[0]?.promise).toEqual({ closingOfDay: 0, cutOff: '10:00' })

  const scenario = Scenario.parse(JSON.parse(shown.at(-1)?.[2] ?? ''))
  expect(readForm(service?.case?.pages ?? [], scenario.answers, '2026-03-02').problems).toEqual([])
  const acts = scenario.steps.map(({ act }) => act).filter((act) => act !== 'submit')
  expect(acts.filter((act) => !service?.case?.actions[act])).toEqual([])
})

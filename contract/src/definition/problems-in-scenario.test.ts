import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ServiceDefinition } from '../definition.ts'
import { problemsInScenario } from './problems-in-scenario.ts'
import { Scenario } from './scenario.ts'

const FOLDER = new URL('../../../server/test/services/kartu-lansia/', import.meta.url)
const service = ServiceDefinition.parse(JSON.parse(readFileSync(new URL('service.json', FOLDER), 'utf8')))
const A_STEP = { after: 'PT1M', as: 'civil-registrar' }

function problemsIn(steps: object[], answers: object = { elder: 'Slamet' }): string[] {
  const common = { key: 'lancar', title: { id: 'x', en: 'x' }, sample: 'x' }
  return problemsInScenario(service, Scenario.parse({ ...common, answers, steps }))
}

test('a course that the service can take has no problems', () => {
  const submit = { after: 'PT0M', as: 'village-clerk', act: 'submit', at: '08:30' }
  const expected = { state: 'over', products: { 'senior-card': 'given' }, kept: ['senior-card'] }
  expect(problemsIn([submit, { ...A_STEP, act: 'give', product: 'senior-card', expect: expected }])).toEqual(
    [],
  )
})

test('what a course names and the service does not have is told with its step', () => {
  const expected = { state: 'ready', products: { letter: 'given' } }
  expect(
    problemsIn(
      [
        { ...A_STEP, act: 'sing' },
        { ...A_STEP, act: 'give', as: 'village-clerk', reason: 'why', expect: expected },
      ],
      { elderly: 'Slamet' },
    ),
  ).toEqual([
    'scenarios/lancar.json: answers "elderly", which is no field.',
    'scenarios/lancar.json: begins with something else than "submit".',
    'scenarios/lancar.json, step 1: the service has no action "sing".',
    'scenarios/lancar.json, step 2: "give" is nothing that the role "village-clerk" does.',
    'scenarios/lancar.json, step 2: "give" is done to a product; say which.',
    'scenarios/lancar.json, step 2: "give" knows no reason "why".',
    'scenarios/lancar.json, step 2: the service has no product "letter".',
    'scenarios/lancar.json, step 2: expects the state "ready", which is not defined.',
  ])
})

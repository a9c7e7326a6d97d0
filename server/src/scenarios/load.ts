import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Scenario } from '@guyub/contract/definition/scenario'
import { Walk } from '@guyub/contract/definition/walk'

const SERVICES = new URL('../../../services/', import.meta.url)

/** The scenarios of a service that is filed as a case, in the order of their names. */
export function scenariosOf(service: string): Scenario[] {
  return bodiesOf(service)
    .filter((body) => 'answers' in body)
    .map((body) => Scenario.parse(body))
}

/** Those of its other blocks: courses through their operations. */
export function walksOf(service: string): Walk[] {
  return bodiesOf(service)
    .filter((body) => !('answers' in body))
    .map((body) => Walk.parse(body))
}

function bodiesOf(service: string): object[] {
  const folder = new URL(`${service}/scenarios/`, SERVICES)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
}

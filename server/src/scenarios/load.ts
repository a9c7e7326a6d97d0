import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Scenario } from '@guyub/contract/definition/scenario'

const SERVICES = new URL('../../../services/', import.meta.url)

/** The scenarios of a service, in the order of their names. */
export function scenariosOf(service: string): Scenario[] {
  const folder = new URL(`${service}/scenarios/`, SERVICES)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => Scenario.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
}

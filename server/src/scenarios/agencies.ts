import type { Scenario } from '@guyub/contract/definition/scenario'
import type { Office } from '@guyub/contract/regions'
import { officeWithFunction } from '../capabilities/regions/index.ts'
import type { RegionDb } from '../kernel/db.ts'

/** The agencies that scenarios name by their function, as this region has them. */
export async function agenciesIn(
  region: RegionDb,
  scenarios: readonly Scenario[],
): Promise<ReadonlyMap<string, Office>> {
  const named = scenarios.flatMap(({ steps }) => steps.flatMap((step) => [step.in, step.handler]))
  const found = new Map<string, Office>()
  for (const name of new Set(named)) {
    const office = name && (await officeWithFunction(region, name))
    if (office) found.set(name, office)
  }
  return found
}

/** How a stage says who acts, and where agencies are found by function. */
export function staged(agencies: ReadonlyMap<string, Office>) {
  return {
    as: (role: string, office?: string): Record<string, string> => ({
      'x-actor': role,
      ...(office !== undefined && { 'x-function': office }),
    }),
    officeOf: async (wanted: string) => {
      const office = agencies.get(wanted)
      if (!office) throw new Error(`the region has no agency with the function "${wanted}"`)
      return office.code
    },
  }
}

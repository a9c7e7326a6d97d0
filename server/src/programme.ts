import type { KeyObject } from 'node:crypto'
import type { IndicatorDefinition } from '@guyub/contract/indicators'
import { evaluationRoutes } from './capabilities/evaluation/index.ts'
import { evidenceOf, evidenceRoutes } from './capabilities/evidence/index.ts'
import { accountByEmail, names } from './capabilities/identity/index.ts'
import { figuresOf, hashesOf, yearOf } from './capabilities/indicators/index.ts'
import { planRoutes } from './capabilities/plan/index.ts'
import { officeByCode } from './capabilities/regions/index.ts'
import type { Http } from './kernel/http.ts'
import type { Vault } from './kernel/vault.ts'

interface ProgrammeNeeds {
  readonly vault: Vault
  readonly seal: KeyObject
  readonly definitions: readonly IndicatorDefinition[]
}

/** Plan, evidence and evaluation, each lent the eyes of those whose figures it shows. */
export function programmeRoutes(http: Http, { vault, seal, definitions }: ProgrammeNeeds): void {
  planRoutes(http, {
    figureOf: async (ctx, indicator, slice) => {
      const definition = definitions.find((each) => each.key === indicator)
      return definition && figuresOf(ctx, definition, { ...slice, by: 'none' })
    },
    officeName: async ({ region }, code) => (await officeByCode(region, code))?.name,
  })
  evidenceRoutes(http, { vault, seal, definitions, yearOf, hashesOf })
  evaluationRoutes(http, {
    evidence: evidenceOf,
    names: ({ region }, ids) => names(region.db, ids),
    personByEmail: ({ region }, email) => accountByEmail(region.db, email),
  })
}

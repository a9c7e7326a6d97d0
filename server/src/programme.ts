import type { KeyObject } from 'node:crypto'
import type { IndicatorDefinition } from '@guyub/contract/indicators'
import type { InstrumentKind } from '@guyub/contract/instruments'
import { nationOf } from '@guyub/contract/regions'
import { subsectorsOf } from './capabilities/booking/index.ts'
import { openAssigned, servedPeople } from './capabilities/cases/index.ts'
import { communitiesRoutes } from './capabilities/communities/index.ts'
import { decreesRoutes } from './capabilities/decrees/index.ts'
import type { DocumentsNeeds } from './capabilities/documents/index.ts'
import { evaluationRoutes, INSTRUMENTS, readableEvidence } from './capabilities/evaluation/index.ts'
import { evidenceOf, evidenceRoutes } from './capabilities/evidence/index.ts'
import type { ExchangeNeeds } from './capabilities/exchange/index.ts'
import { explanationsRoutes } from './capabilities/explanations/index.ts'
import { accountByEmail, holdsRole, names } from './capabilities/identity/index.ts'
import { figureOfYear, figuresOf, hashesOf, totalsOf, yearOf } from './capabilities/indicators/index.ts'
import { informationRoutes } from './capabilities/information/index.ts'
import { instrumentsRoutes, releasedInstruments } from './capabilities/instruments/index.ts'
import { SELECTIONS } from './capabilities/movement/index.ts'
import {
  activitiesByDimension,
  adoptedPlan,
  figureKey,
  openMilestones,
  type PlanNeeds,
  planned,
  planRoutes,
  planStanding,
  reportPaper,
} from './capabilities/plan/index.ts'
import {
  everyOffice,
  isPlace,
  ministryOn,
  namesOfOffices,
  officeByCode,
} from './capabilities/regions/index.ts'
import { FORMS, surveyRoutes } from './capabilities/survey/index.ts'
import type { Context } from './kernel/context.ts'
import type { Services } from './kernel/definitions.ts'
import type { Http } from './kernel/http.ts'
import type { Vault } from './kernel/vault.ts'
import { trainingRoutes } from './training.ts'

interface ProgrammeNeeds {
  readonly vault: Vault
  readonly seal: KeyObject
  readonly definitions: readonly IndicatorDefinition[]
  readonly documents: DocumentsNeeds
  readonly services: Services
}

/** What the plan borrows: figures, names of offices and people, titles of services. */
function planNeedsOf({
  definitions,
  services,
  documents,
}: Pick<ProgrammeNeeds, 'definitions' | 'services' | 'documents'>): PlanNeeds {
  return {
    ...{ definitions, store: documents },
    figures: async (ctx, wanted, years) => {
      const known = wanted.flatMap(({ indicator, product }) => {
        const definition = definitions.find(({ key }) => key === indicator)
        return definition ? [{ definition, product }] : []
      })
      const totals = await totalsOf(ctx, known, years)
      return new Map(
        totals.map(({ wanted: { definition, product }, year, total }) => [
          figureKey({ indicator: definition.key, product }, year),
          { definition, total },
        ]),
      )
    },
    figureBetween: async (ctx, { indicator, product }, from, to) => {
      const definition = definitions.find(({ key }) => key === indicator)
      if (!definition) return undefined
      const slice = { from, to, by: 'none' as const, ...(product && { product }) }
      const { total, basis } = await figuresOf(ctx, definition, slice)
      return { definition, total, upToSeq: basis.upToSeq }
    },
    offices: ({ region }) => everyOffice(region),
    names: ({ region }, ids) => names(region.db, ids),
    service: ({ region }, key) => services.of(region.code, key)?.title,
  }
}

/** What the exchange borrows of plan and evaluation. */
export function exchangeNeedsOf({
  seal,
  documents,
  ...needs
}: Pick<ProgrammeNeeds, 'seal' | 'documents' | 'definitions' | 'services'>): ExchangeNeeds {
  return {
    seal,
    vault: documents.vault,
    evaluation: { documents, officeNames: ({ region }, codes) => namesOfOffices(region, codes) },
    plan: (ctx, known) => adoptedPlan(ctx, planNeedsOf({ ...needs, documents }), known),
    standing: (ctx) => planStanding(ctx, planNeedsOf({ ...needs, documents })),
  }
}

/** Plan, evidence and evaluation, each lent the eyes of those whose figures it shows. */
export function programmeRoutes(
  http: Http,
  { vault, seal, definitions, documents, services }: ProgrammeNeeds,
): void {
  const planNeeds = planNeedsOf({ definitions, services, documents })
  planRoutes(http, planNeeds)
  communitiesRoutes(http, {
    vault,
    isPlace,
    subsectors: ({ region }) => subsectorsOf(services, region.code),
    names: ({ region }, ids) => names(region.db, ids),
    officeNames: ({ region }, codes) => namesOfOffices(region, codes),
    planned: (ctx, activityIds) => planned(ctx, planNeeds, activityIds),
  })
  instrumentsRoutes(http, () => [
    ...INSTRUMENTS.map((content) => ({ kind: 'evaluation' as const, content })),
    ...FORMS.map((content) => ({ kind: 'survey' as const, content })),
    ...SELECTIONS.map((content) => ({ kind: 'selection' as const, content })),
  ])
  surveyRoutes(http, {
    forms: (ctx) => released(http, ctx, 'survey'),
    served: (ctx, period) => servedPeople(ctx, { vault }, period, 'survey respondent'),
    isService: ({ region }, key) => services.of(region.code, key) !== undefined,
    officeNames: ({ region }, codes) => namesOfOffices(region, codes),
  })
  decreesRoutes(http, { documents, openCases: openAssigned, openMilestones })
  trainingRoutes(http, documents)
  explanationsRoutes(http, {
    officeNames: ({ region }, codes) => namesOfOffices(region, codes),
    officeKind: async ({ region }, code) => (await officeByCode(region, code))?.kind,
    figureTitle: (indicator) => definitions.find(({ key }) => key === indicator)?.title,
  })
  informationRoutes(http, documents, ({ region }, codes) => namesOfOffices(region, codes))
  evidenceRoutes(http, {
    ...{ vault, seal, definitions, yearOf, hashesOf, readable: readableEvidence },
    reportPaper: (ctx, paperId) => reportPaper(ctx, planNeeds.store, paperId),
  })
  evaluationRoutes(http, {
    instruments: (ctx) => released(http, ctx, 'evaluation'),
    documents,
    evidence: evidenceOf,
    names: ({ region }, ids) => names(region.db, ids),
    isAssessor: (ctx, personId) => holdsRole(ctx, personId, 'assessor'),
    personByEmail: ({ region }, email) => accountByEmail(region.db, email),
    officeNames: ({ region }, codes) => namesOfOffices(region, codes),
    activities: activitiesByDimension,
    ministryOn,
    figureOfYear: (ctx, indicator, year) =>
      figureOfYear(
        ctx,
        definitions.find(({ key }) => key === indicator),
        year,
      ),
  })
}

/** What the ministry released stands in the centre's rows; on a region's own installation in the region's, where it came by parcel. */
async function released<Kind extends InstrumentKind>({ pool }: Http, { region }: Context, kind: Kind) {
  const [here, there] = await Promise.all([
    releasedInstruments(region, kind),
    releasedInstruments(pool.region(nationOf(region.code)), kind),
  ])
  const known = new Set(there.map(({ key }) => key))
  return [...there, ...here.filter(({ key }) => !known.has(key))]
}

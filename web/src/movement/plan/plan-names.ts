import { indicators } from '@guyub/contract/indicators'
import { type PlanDocument, planDocument, planLists } from '@guyub/contract/plan'
import { areas } from '@guyub/contract/regions'
import { services } from '@guyub/contract/services'
import { type Language, ownWords } from '@guyub/contract/text'
import { allOffices } from '../../kernel/all-offices.ts'
import { areaOptions } from '../../kernel/area-options.ts'
import type { Call } from '../../kernel/call.ts'

/** Everything that a field may name by a code or an id, with what it is called; sent to the page as one flat list. */
export type PlanNames = Readonly<Record<string, string>>

/** Asks for the names of all codes and ids that may stand in fields of one version. */
export async function askPlanNames(call: Call, language: Language, version?: string) {
  const [lists, document, offices, all, places, figures] = await Promise.all([
    call(planLists, {}),
    call(planDocument, version ? { version } : {}),
    allOffices(call),
    call(services, {}),
    call(areas, {}),
    call(indicators, {}),
  ])
  const known = lists.ok ? lists.answer : undefined
  const codes = known
    ? [
        ...[...known.horizons, ...known.budgetSources, ...known.paperKinds, ...known.needSources],
        ...known.readinessModels,
        ...known.readinessModels.flatMap(({ pillars }) => [
          ...pillars,
          ...pillars.flatMap(({ elements }) => elements),
        ]),
        ...known.dimensions,
        ...known.dimensions.flatMap(({ elements }) => elements),
      ]
    : []
  const names: Record<string, string> = {
    ...Object.fromEntries((offices ?? []).map(({ code, name }) => [code, name])),
    ...Object.fromEntries(codes.map(({ key, label }) => [key, label[language]])),
    ...Object.fromEntries((all.ok ? all.answer : []).map(({ key, title }) => [key, title[language]])),
    ...Object.fromEntries((figures.ok ? figures.answer : []).map(({ key, title }) => [key, title[language]])),
    ...Object.fromEntries((places.ok ? places.answer : []).map(({ code, name }) => [code, name])),
    ...(document.ok ? namesIn(document.answer, language) : {}),
  }
  return {
    names,
    lists: known,
    document: document.ok ? document.answer : undefined,
    agencies: (offices ?? []).filter(({ kind }) => kind !== 'village').map(({ code }) => code),
    services: all.ok ? all.answer.map(({ key }) => key) : [],
    indicators: figures.ok ? figures.answer.map(({ key }) => key) : [],
    districts: places.ok ? areaOptions(places.answer, 'district').map(({ key }) => key) : [],
  }
}

function namesIn({ nodes, activities }: PlanDocument, language: Language): Record<string, string> {
  const told = (id: unknown, en: unknown) =>
    ownWords({ id: String(id), en: typeof en === 'string' ? en : null }, language).words
  return Object.fromEntries([
    ...activities.map(({ id, title }) => [id, told(title.id, title.en)]),
    ...(nodes.word ?? []).map(({ id, fields }) => [id, told(fields.word, fields.wordEn)]),
    ...(nodes.programme ?? []).map(({ id, fields }) => [id, told(fields.title, fields.titleEn)]),
  ])
}

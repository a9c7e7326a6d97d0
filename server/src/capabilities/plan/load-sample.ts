import { newCommandId } from '@guyub/contract/command'
import type { Db, RegionDb } from '../../kernel/db.ts'
import { generate, readSample } from './sample.ts'
import { hangOnActivities } from './sample-activities.ts'
import { loadSampleDocument } from './sample-document.ts'
import { insertRows } from './sample-rows.ts'
import { loadSourced, type SourcedActivity } from './sample-sourced.ts'

/**
 * Gives a rehearsal region without a plan a generated one of 150 activities, adopted and marked as a sample. `times` makes it
 * larger for measuring. Says whether it loaded it.
 */
export async function loadSample(
  region: RegionDb,
  sourced: readonly SourcedActivity[] = [],
  { times = 1 } = {},
): Promise<boolean> {
  const sample = readSample()
  return region.db.transaction().execute(async (tx) => {
    const at = { region_code: region.code }
    const known = await tx
      .selectFrom('plan')
      .select('id')
      .where('region_code', '=', region.code)
      .limit(1)
      .execute()
    if (known.length) return false
    const planId = newCommandId()
    const { title, vision, regulation, regulationOn, firstYear, lastYear, source } = sample
    await tx
      .insertInto('plan')
      .values({
        ...{
          ...at,
          id: planId,
          title: title.id,
          title_en: title.en,
          vision: vision.id,
          vision_en: vision.en,
        },
        ...{ regulation, regulation_on: regulationOn, first_year: firstYear, last_year: lastYear, source },
        ...{ dimension_set: 'kominfo-6x3/2017-2024', status: 'adopted', is_sample: true },
        readiness_model: sample.readinessModel,
      })
      .execute()
    const words = sample.words.map((word) => ({ ...word, id: newCommandId() }))
    const wordsOf = (element: string) =>
      words.filter(({ dimensions }) => dimensions.includes(element.split('.')[0] ?? '')).map(({ id }) => id)
    const programmes = sample.programmes.map((programme) => ({ ...programme, id: newCommandId() }))
    const activities = generate(sample, await districtsOf(tx, region.code), times)
    const place = { ...at, plan_id: planId }
    await insertRows(
      tx,
      'plan_programme',
      programmes.map(({ id, element, title: name }, position) => ({
        ...place,
        id,
        element,
        title: name,
        position,
      })),
    )
    await insertRows(
      tx,
      'plan_activity',
      activities.map(({ id, programme, title: name, firstMonth, lastMonth, weight, areas }) => {
        const its = programmes[programme] as (typeof programmes)[number]
        return {
          ...{ ...place, id, title: name, weight, areas, element: its.element, programme_id: its.id },
          ...{ dimension: its.element.split('.')[0], owner_code: its.owner, co_owners: [its.coOwner] },
          ...{ first_year: Number(firstMonth.slice(0, 4)), first_month: firstMonth, last_month: lastMonth },
          ...{
            description: null,
            key: null,
            title_en: null,
            services: [],
            words: wordsOf(its.element),
            source: 'Data contoh',
          },
        }
      }),
    )
    await loadSourced(
      tx,
      place,
      sourced.filter(({ key }) => sample.fromSourced.includes(key)),
      wordsOf,
    )
    await hangOnActivities(tx, place, sample, activities, programmes)
    await loadSampleDocument(tx, place, sample, words, activities, programmes)
    return true
  })
}

async function districtsOf(tx: Db, region: string): Promise<string[]> {
  const regency = `${region.slice(0, 2)}.${region.slice(2, 4)}`
  const rows = await tx
    .selectFrom('area')
    .select('code')
    .where('code', 'like', `${regency}.__`)
    .orderBy('code')
    .execute()
  return rows.map(({ code }) => code)
}

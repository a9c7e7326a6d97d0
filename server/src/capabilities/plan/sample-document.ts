import { newCommandId } from '@guyub/contract/command'
import type { Db } from '../../kernel/db.ts'
import type { Sample, SampleActivity } from './sample.ts'
import { insertRows, type SamplePlace } from './sample-rows.ts'

/** What stands in the document before its activities: horizons, mission, words, readiness, SWOT, gaps and needs. */
export async function loadSampleDocument(
  tx: Db,
  place: SamplePlace,
  sample: Sample,
  words: readonly (Sample['words'][number] & { readonly id: string })[],
  activities: readonly SampleActivity[],
  programmes: readonly { readonly element: string }[],
): Promise<void> {
  const row = () => ({ ...place, id: newCommandId() })
  await insertRows(
    tx,
    'plan_horizon',
    sample.horizons.map(({ span, firstYear, lastYear }) => ({
      ...row(),
      span,
      first_year: firstYear,
      last_year: lastYear,
    })),
  )
  await insertRows(
    tx,
    'plan_mission',
    sample.missions.map(({ id, en }, position) => ({ ...row(), statement: id, statement_en: en, position })),
  )
  await insertRows(
    tx,
    'plan_word',
    words.map(({ id, word, meaning }, position) => ({
      ...{
        ...place,
        id,
        position,
        word: word.id,
        word_en: word.en,
        meaning: meaning.id,
        meaning_en: meaning.en,
      },
    })),
  )
  await insertRows(
    tx,
    'plan_readiness',
    sample.readiness.map((finding, position) => ({ ...row(), ...finding, position })),
  )
  await insertRows(
    tx,
    'plan_swot',
    sample.swot.map(({ dimension, ...entry }, position) => ({
      ...row(),
      ...entry,
      dimension: dimension ?? null,
      position,
    })),
  )
  await insertRows(
    tx,
    'plan_gap',
    sample.gaps.map((gap) => ({ ...row(), ...gap })),
  )
  await insertRows(
    tx,
    'plan_need',
    sample.needs.map(({ source, sourceNote, statement, word, element }) => ({
      ...{ ...row(), source, source_note: sourceNote, statement, word_id: words[word]?.id },
      activities: activities
        .filter(({ programme }) => programmes[programme]?.element === element)
        .slice(0, 2)
        .map(({ id }) => id),
    })),
  )
}

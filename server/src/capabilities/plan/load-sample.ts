import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import type { Db, RegionDb } from '../../kernel/db.ts'
import { generate, readSample, type Sample, type SampleActivity } from './sample.ts'

interface Sourced {
  readonly key: string
  readonly element: string
  readonly dimension: string
  readonly title: { readonly id: string; readonly en: string | null }
  readonly owner: string
  readonly firstYear: number
  readonly weight: number
  readonly service?: string | undefined
  readonly indicator?: string | undefined
  readonly product?: string | undefined
  readonly target?: number | undefined
  readonly quickWin?: number | undefined
}

/**
 * Gives a rehearsal region without a plan a generated one of 150 activities, adopted and marked as a sample. `times` makes it
 * larger for measuring. Says whether it loaded it.
 */
export async function loadSample(
  region: RegionDb,
  sourced: readonly Sourced[] = [],
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
    await insert(
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
    await insert(
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
    await hang(tx, place, sample, activities, programmes)
    await loadDocument(tx, place, sample, words, activities, programmes)
    return true
  })
}

type Place = { readonly region_code: string; readonly plan_id: string }

async function loadSourced(
  tx: Db,
  place: Place,
  sourced: readonly Sourced[],
  wordsOf: (element: string) => string[],
): Promise<void> {
  const rows = sourced.map((activity) => ({ ...activity, id: newCommandId() }))
  await insert(
    tx,
    'plan_activity',
    rows.map(({ id, key, dimension, element, title, owner, firstYear, weight, service, quickWin }) => ({
      ...{ ...place, id, key, dimension, element, title: title.id, title_en: title.en, owner_code: owner },
      ...{ weight, first_year: firstYear, services: service ? [service] : [], words: wordsOf(element) },
      quick_win: quickWin ?? null,
      source: 'Data contoh; kegiatan dari rencana yang bersumber',
    })),
  )
  await insert(
    tx,
    'plan_indicator',
    rows.flatMap(({ id, indicator, product, target }) =>
      indicator
        ? [
            {
              ...{ ...place, id: newCommandId(), activity_id: id, platform: indicator },
              ...{ product: product ?? null, target: target ?? null },
            },
          ]
        : [],
    ),
  )
}

// Milestones with their reports, money, own figures and risks of every activity.
async function hang(
  tx: Db,
  place: Place,
  sample: Sample,
  activities: readonly SampleActivity[],
  programmes: readonly { readonly indicator: string; readonly unit: string }[],
): Promise<void> {
  const milestones = activities.flatMap(({ id, milestones: its }) =>
    its.map((milestone) => ({ ...milestone, id: newCommandId(), activity_id: id })),
  )
  await insert(
    tx,
    'plan_milestone',
    milestones.map(({ id, activity_id, title, dueOn }) => ({
      ...place,
      id,
      activity_id,
      title,
      due_on: dueOn,
    })),
  )
  await insert(
    tx,
    'plan_milestone_report',
    milestones.flatMap(({ id, activity_id, doneOn }) =>
      doneOn
        ? [
            {
              ...{ ...place, milestone_id: id, activity_id, done_on: doneOn },
              ...{ paper_kind: 'handover-minutes', paper: `Berita acara contoh, ${doneOn}` },
              reported_at: `${doneOn}T03:00:00Z`,
            },
          ]
        : [],
    ),
  )
  await insert(
    tx,
    'plan_budget',
    activities.flatMap(({ id, budgets }) =>
      budgets.map((budget) => ({ ...place, id: newCommandId(), activity_id: id, ...budget })),
    ),
  )
  const figures = activities.flatMap(({ id, programme, figure }) =>
    figure ? [{ ...figure, id: newCommandId(), activity_id: id, programme }] : [],
  )
  await insert(
    tx,
    'plan_indicator',
    figures.map(({ id, activity_id, programme, baseline, target }) => ({
      ...{ ...place, id, activity_id, baseline, baseline_year: sample.firstYear - 1, target },
      ...{ title: programmes[programme]?.indicator ?? '', unit: programmes[programme]?.unit ?? '' },
      source: 'Data contoh',
    })),
  )
  await insert(
    tx,
    'plan_indicator_report',
    figures.flatMap(({ id, activity_id, reported }) =>
      reported === null
        ? []
        : [
            {
              ...{ ...place, id: newCommandId(), indicator_id: id, activity_id, year: sample.firstYear + 1 },
              ...{
                value: reported,
                paper_kind: 'report',
                paper: 'Laporan contoh',
                office_code: 'diskominfo',
              },
              ...{ actor_id: NOBODY, reported_at: `${sample.firstYear + 1}-02-01T03:00:00Z` },
            },
          ],
    ),
  )
  const levels = ['low', 'medium', 'high']
  await insert(
    tx,
    'plan_risk',
    activities.map(({ id, risk }, index) => ({
      ...{ ...place, id: newCommandId(), activity_id: id, ...sample.risks[risk] },
      ...{ likelihood: levels[index % 3], impact: levels[(index + 1) % 3] },
    })),
  )
}

// What was reported before anybody worked here.
const NOBODY = '00000000-0000-0000-0000-000000000000'

async function loadDocument(
  tx: Db,
  place: Place,
  sample: Sample,
  words: readonly (Sample['words'][number] & { readonly id: string })[],
  activities: readonly SampleActivity[],
  programmes: readonly { readonly element: string }[],
): Promise<void> {
  const row = () => ({ ...place, id: newCommandId() })
  await insert(
    tx,
    'plan_horizon',
    sample.horizons.map(({ span, firstYear, lastYear }) => ({
      ...row(),
      span,
      first_year: firstYear,
      last_year: lastYear,
    })),
  )
  await insert(
    tx,
    'plan_mission',
    sample.missions.map(({ id, en }, position) => ({ ...row(), statement: id, statement_en: en, position })),
  )
  await insert(
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
  await insert(
    tx,
    'plan_readiness',
    sample.readiness.map((finding, position) => ({ ...row(), ...finding, position })),
  )
  await insert(
    tx,
    'plan_swot',
    sample.swot.map(({ dimension, ...entry }, position) => ({
      ...row(),
      ...entry,
      dimension: dimension ?? null,
      position,
    })),
  )
  await insert(
    tx,
    'plan_gap',
    sample.gaps.map((gap) => ({ ...row(), ...gap })),
  )
  await insert(
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

// One statement for a table, however many rows: the rows travel as one JSON value, and the table says what its columns are.
async function insert(
  tx: Db,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  )
}

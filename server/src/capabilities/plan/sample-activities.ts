import { newCommandId } from '@guyub/contract/command'
import type { Db } from '../../kernel/db.ts'
import type { Sample, SampleActivity } from './sample.ts'
import { insertRows, type SamplePlace } from './sample-rows.ts'

// What was reported before anybody worked here.
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Milestones with their reports, money, own figures and risks of every activity. */
export async function hangOnActivities(
  tx: Db,
  place: SamplePlace,
  sample: Sample,
  activities: readonly SampleActivity[],
  programmes: Sample['programmes'],
): Promise<void> {
  const milestones = activities.flatMap(({ id, milestones: its }) =>
    its.map((milestone) => ({ ...milestone, id: newCommandId(), activity_id: id })),
  )
  await insertRows(
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
  await insertRows(
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
  await insertRows(
    tx,
    'plan_budget',
    activities.flatMap(({ id, budgets }) =>
      budgets.map((budget) => ({ ...place, id: newCommandId(), activity_id: id, ...budget })),
    ),
  )
  const figures = activities.flatMap(({ id, programme, figure }) =>
    figure ? [{ ...figure, id: newCommandId(), activity_id: id, programme }] : [],
  )
  await insertRows(
    tx,
    'plan_indicator',
    figures.map(({ id, activity_id, programme, baseline, target }) => ({
      ...{ ...place, id, activity_id, baseline, baseline_year: sample.firstYear - 1, target },
      ...{ title: programmes[programme]?.indicator ?? '', unit: programmes[programme]?.unit ?? '' },
      source: 'Data contoh',
    })),
  )
  const measured = programmes.flatMap(({ platform }, programme) => {
    const first = activities.find((activity) => activity.programme === programme)
    return platform && first ? [{ ...platform, activity_id: first.id }] : []
  })
  await insertRows(
    tx,
    'plan_indicator',
    measured.map(({ indicator, target, activity_id }) => ({
      ...{ ...place, id: newCommandId(), activity_id, platform: indicator, target },
    })),
  )
  await insertRows(
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
  await insertRows(
    tx,
    'plan_risk',
    activities.map(({ id, risk }, index) => ({
      ...{ ...place, id: newCommandId(), activity_id: id, ...sample.risks[risk] },
      ...{ likelihood: levels[index % 3], impact: levels[(index + 1) % 3] },
    })),
  )
}

import { newCommandId } from '@guyub/contract/command'
import type { Db } from '../../kernel/db.ts'
import { insertRows, type SamplePlace } from './sample-rows.ts'

/** An activity of the plan that has a source. */
export interface SourcedActivity {
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

/** Activities of a plan that has a source, taken into the sample with what the platform counts for them. */
export async function loadSourced(
  tx: Db,
  place: SamplePlace,
  sourced: readonly SourcedActivity[],
  wordsOf: (element: string) => string[],
): Promise<void> {
  const rows = sourced.map((activity) => ({ ...activity, id: newCommandId() }))
  await insertRows(
    tx,
    'plan_activity',
    rows.map(({ id, key, dimension, element, title, owner, firstYear, weight, service, quickWin }) => ({
      ...{ ...place, id, key, dimension, element, title: title.id, title_en: title.en, owner_code: owner },
      ...{ weight, first_year: firstYear, services: service ? [service] : [], words: wordsOf(element) },
      quick_win: quickWin ?? null,
      source: 'Data contoh; kegiatan dari rencana yang bersumber',
    })),
  )
  await insertRows(
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

import type { QuickWinLine } from '@guyub/contract/plan'
import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'
import { isNew, type QuickWinRow } from './store.ts'

interface PlanFact {
  readonly id: string
  readonly title: string
  readonly title_en: string | null
  readonly dimension: string
  readonly quick_win: number
  readonly owner_code: string
  readonly source: string
}

/** Every quick win of the region as a list shows it, the oldest first; of one alone when it is named. */
export async function quickWinLines(
  db: Db,
  region: string,
  today: string,
  officeName: (code: string) => string | null,
): Promise<{ readonly rows: readonly QuickWinRow[]; readonly lines: readonly QuickWinLine[] }> {
  const rows = await db
    .selectFrom('plan_quick_win')
    .selectAll()
    .where('region_code', '=', region)
    .orderBy('year')
    .orderBy('nominated_at')
    .execute()
  const facts = await factsOf(db, region)
  const titles = new Map([...rows, ...facts].map(({ id, title }) => [id, title]))
  const told = rows.map(
    (row): QuickWinLine => ({
      ...{ id: row.id, from: 'platform', title: { id: row.title, en: null } },
      ...{ dimension: row.dimension, year: row.year },
      ...{ owner: row.owner_code, ownerName: officeName(row.owner_code) },
      ...{ phase: row.phase as QuickWinLine['phase'], outcome: row.outcome as QuickWinLine['outcome'] },
      isNew: isNew(row) && row.phase !== 'nominated' && row.phase !== 'not-chosen',
      continues: isNew(row)
        ? null
        : {
            id: row.continues,
            title: titles.get(row.continues ?? row.continues_activity ?? '') ?? '',
          },
      ...{ why: row.decided_why, decidedOn: row.decided_on, launchBy: row.launch_by },
      ...{ launchedOn: row.launched_on, concludedOn: row.concluded_on },
      isLate: row.phase === 'chosen' && row.launch_by !== null && row.launch_by < today,
      source: null,
    }),
  )
  return { rows, lines: [...facts.map((fact) => factLine(fact, officeName)), ...told] }
}

/** What the plan that holds names as the quick win of a year: facts, without phases. */
async function factsOf(db: Db, region: string): Promise<readonly PlanFact[]> {
  const { rows } = await sql<PlanFact>`
    select id, title, title_en, dimension, quick_win, owner_code, source from plan_activity
    where region_code = ${region} and quick_win is not null and removed_at is null and plan_id = (
      select id from plan where region_code = ${region} and status <> 'superseded'
      order by status = 'adopted' desc limit 1)
    order by quick_win, title`.execute(db)
  return rows
}

function factLine(fact: PlanFact, officeName: (code: string) => string | null): QuickWinLine {
  return {
    ...{ id: fact.id, from: 'plan', title: { id: fact.title, en: fact.title_en } },
    ...{ dimension: fact.dimension, year: fact.quick_win },
    ...{ owner: fact.owner_code, ownerName: officeName(fact.owner_code), phase: null, outcome: null },
    ...{ isNew: true, continues: null, why: null, decidedOn: null, launchBy: null },
    ...{ launchedOn: null, concludedOn: null, isLate: false, source: fact.source },
  }
}

import { TABLE_SHEETS } from '@guyub/contract/plan'
import type { Context } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import type { Fetched } from '../../../kernel/transfer.ts'
import { pressed } from '../books/pressed.ts'
import { nodesOf, type StoredNode } from '../node-store.ts'
import { type PlanRow, versionOf } from '../version.ts'
import { cellsOf, columnsOf, type TableKind } from './cells.ts'
import { namesOf } from './names.ts'

/** Packs and unpacks workbooks, in a process of its own. */
export const PRESS = new URL('./workbook-press.ts', import.meta.url)

export type TableNodes = Readonly<Record<TableKind | 'word', readonly StoredNode[]>>

/** Everything of a version that a workbook holds, by kind. */
export async function tableNodes(db: Db, region: string, planId: string): Promise<TableNodes> {
  const kinds = [...Object.values(TABLE_SHEETS), 'word'] as const
  const lists = await Promise.all(kinds.map((kind) => nodesOf(db, { region, planId }, kind)))
  return Object.fromEntries(kinds.map((kind, index) => [kind, lists[index]])) as unknown as TableNodes
}

/** The years that may have a target: those of the plan, and those that some target names. */
export function targetYears({ first_year, last_year }: PlanRow, { indicator }: TableNodes): number[] {
  const named = indicator.flatMap(({ fields }) => Object.keys(fields.targets as object).map(Number))
  const own = Array.from({ length: last_year - first_year + 1 }, (_, n) => first_year + n)
  return [...new Set([...own, ...named])].sort((a, b) => a - b)
}

/** The plan as a workbook. */
export async function tableFile(
  { region }: Context,
  { version }: { readonly version?: string | undefined },
): Promise<Fetched> {
  const plan = await versionOf(region.db, region.code, version)
  const nodes = await tableNodes(region.db, region.code, plan.id)
  const [names, years] = [namesOf(nodes), targetYears(plan, nodes)]
  const write = Object.entries(TABLE_SHEETS).map(([sheet, kind]) => {
    const columns = columnsOf(kind, years)
    return { sheet, rows: [columns, ...nodes[kind].map((node) => cellsOf(kind, node, columns, names))] }
  })
  const bytes = await pressed(PRESS, { write })
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { bytes, mediaType, name: `masterplan-v${plan.number}.xlsx` }
}

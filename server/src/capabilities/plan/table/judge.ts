import { createHash } from 'node:crypto'
import { type Difference, OF_ACTIVITY, TABLE_SHEETS, type TableFault } from '@guyub/contract/plan'
import type { Context } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { checkCodes } from '../check-codes.ts'
import type { PlanNeeds } from '../needs.ts'
import { labelOf } from '../node-label.ts'
import type { StoredNode, Values } from '../node-store.ts'
import { hashOf, same, type TableKind } from './cells.ts'
import { namesOf } from './names.ts'
import { type Line, type RowFault, readRow } from './read-row.ts'
import { rowRules } from './row-rules.ts'
import type { SentSheet } from './send-table.ts'
import { type TableNodes, tableNodes } from './table-file.ts'

/** One thing that a workbook writes: a new node, or fields of one that is there. */
export interface Write {
  readonly kind: TableKind
  readonly row: number
  readonly id: string
  readonly activityId: string | null
  readonly node: StoredNode | undefined
  readonly fields: Values
}

export interface Judged {
  readonly rows: number
  readonly writes: readonly Write[]
  readonly changes: readonly Difference[]
  readonly faults: readonly TableFault[]
  readonly digest: string
}

type Parent = { readonly id: string | null } | { readonly faults: readonly RowFault[] }

export interface Sent {
  readonly id: string
  readonly planId: string
  readonly sheets: readonly SentSheet[]
}

// Programmes before the activities that name them, activities before what hangs from them.
const ORDER = ['Program', 'Kegiatan', 'Indikator', 'Anggaran', 'Tonggak', 'Risiko'] as const

/** Holds every row against the plan as it stands: what it would change, and all that is wrong with it. Writes nothing. */
export async function judge(
  ctx: Context,
  tx: Db,
  needs: PlanNeeds,
  { id: importId, planId, sheets }: Sent,
): Promise<Judged> {
  const nodes = await tableNodes(tx, ctx.region.code, planId)
  const names = namesOf(nodes)
  const writes: Write[] = []
  const faults: TableFault[] = []
  const activities = activityRefs(nodes)
  let rows = 0
  for (const sheet of ORDER) {
    const kind = TABLE_SHEETS[sheet]
    const sent = sheets.find((one) => one.sheet === sheet)
    if (!sent) continue
    const stored = new Map(nodes[kind].map((node) => [node.id, node]))
    const used = new Set<string>()
    for (const [index, line] of linesOf(sent).entries()) {
      if (Object.values(line).every((cell) => cell === '')) continue
      rows += 1
      const result = await judgeRow(line, kind, index + 2, stored, used)
      if ('faults' in result)
        faults.push(...result.faults.map((fault) => ({ sheet, row: index + 2, ...fault })))
      else if (result.write) {
        writes.push(result.write)
        const { key } = result.write.fields
        if (kind === 'activity' && typeof key === 'string') activities.set(key, result.write.id)
      }
    }
    const its = writes.filter((write) => write.kind === kind)
    faults.push(...rowRules(kind, its, nodes).map((fault) => ({ sheet, ...fault })))
  }
  const changes = writes.map((write) => told(write, nodes))
  return { rows, writes, changes, faults, digest: digestOf(writes) }

  async function judgeRow(
    line: Line,
    kind: TableKind,
    row: number,
    stored: ReadonlyMap<string, StoredNode>,
    used: Set<string>,
  ): Promise<{ readonly faults: readonly RowFault[] } | { readonly write: Write | undefined }> {
    const said = String(line.id ?? '')
    const node = said ? stored.get(said) : undefined
    if (said && !node) return { faults: [{ column: 'id', code: 'plan.unknown_row' }] }
    if (said && used.has(said)) return { faults: [{ column: 'id', code: 'plan.row_twice' }] }
    if (said) used.add(said)
    const [revision, hash] = String(line.mark ?? '').split('-')
    if (node && !hash) return { faults: [{ column: 'mark', code: 'plan.row_without_mark' }] }
    const read = readRow(kind, line, node, { word: names.word, programme })
    if ('faults' in read) return read
    const parent = parentOf(line, kind, node)
    if ('faults' in parent) return parent
    if (node && hashOf(read.fields) === hash) return { write: undefined }
    const fields = node ? changedFields(node, read.fields) : read.fields
    if (node && !Object.keys(fields).length) return { write: undefined }
    if (node && Number(revision) !== node.revision)
      return { faults: [{ column: 'mark', code: 'plan.row_outdated' }] }
    const { programmeId: _, words: __, ...codes } = fields
    const wrong = await codeFaults(kind, codes)
    if (wrong.length) return { faults: wrong }
    const id = node?.id ?? rowId(importId, kind, row)
    return { write: { kind, row, id, activityId: kind === 'activity' ? id : parent.id, node, fields } }
  }

  function programme(said: string, element: string) {
    const all = [
      ...nodes.programme.map(({ id, fields }) => ({ id, fields })),
      ...writes.filter(({ kind }) => kind === 'programme'),
    ]
    const named = all.filter(({ id, fields }) => id === said || fields.title === said)
    const here = named.filter(({ fields }) => fields.element === element)
    if (here.length === 1 && here[0]) return { id: here[0].id }
    return { fault: named.length && !here.length ? 'plan.element_of_programme' : 'plan.unknown_programme' }
  }

  function parentOf(line: Line, kind: TableKind, node: StoredNode | undefined): Parent {
    if (!OF_ACTIVITY.includes(kind)) return { id: null }
    const said = String(line.activity ?? '')
    const id = said ? activities.get(said) : node?.activityId
    if (!id)
      return {
        faults: [{ column: 'activity', code: said ? 'plan.unknown_activity' : 'plan.cell_missing' }],
      }
    if (node && id !== node.activityId) return { faults: [{ column: 'activity', code: 'plan.row_moved' }] }
    return { id }
  }

  async function codeFaults(kind: TableKind, fields: Values): Promise<RowFault[]> {
    try {
      await checkCodes(ctx, tx, needs, planId, kind, fields)
      return []
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return (error.errors ?? []).map(({ pointer, code }) => ({
        column: pointer.split('/').at(-1) ?? null,
        code,
      }))
    }
  }
}

function linesOf({ rows }: SentSheet): Line[] {
  const [head = [], ...body] = rows
  return body.map((row) =>
    Object.fromEntries(head.map((column, index) => [String(column).trim(), row[index] ?? ''])),
  )
}

function activityRefs({ activity }: TableNodes): Map<string, string> {
  return new Map(
    activity.flatMap(({ id, fields }): [string, string][] => [
      [id, id],
      ...(typeof fields.key === 'string' ? [[fields.key, id] as [string, string]] : []),
    ]),
  )
}

function changedFields(node: StoredNode, fields: Values): Values {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([field, value]) => hashOf({ [field]: value }) !== hashOf({ [field]: node.fields[field] }),
    ),
  )
}

function told({ kind, id, activityId, node, fields }: Write, { activity }: TableNodes): Difference {
  const title = activity.find((one) => one.id === activityId)?.fields.title
  const whole = { ...node?.fields, ...fields }
  return {
    ...{ kind, nodeId: id, activityId, about: String(title ?? labelOf(kind, whole)) },
    change: node ? 'changed' : 'added',
    fields: Object.entries(fields)
      .filter(([, value]) => node || (value !== null && !(Array.isArray(value) && !value.length)))
      .map(([field, after]) => ({ field, before: node ? same(node.fields[field]) : null, after })),
  }
}

function digestOf(writes: readonly Write[]): string {
  const said = writes.map(({ id, node, fields }) => [id, node?.revision, hashOf(fields)])
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

// The same row of the same workbook gets the same id however often it is looked at. Like a UUIDv7 it begins with the time at
// which the workbook came, and then follows the order of the rows.
function rowId(importId: string, kind: string, row: number): string {
  const order = row.toString(16).padStart(4, '0')
  const hash = createHash('sha256').update(`${importId} ${kind} ${row}`).digest('hex')
  return `${importId.slice(0, 13)}-7${order.slice(0, 3)}-8${order.slice(3)}${hash.slice(0, 2)}-${hash.slice(2, 14)}`
}

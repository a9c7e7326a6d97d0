import { randomUUID } from 'node:crypto'
import { SEAT_COLUMNS, Seat } from '@guyub/contract/decrees'
import { openBody } from '@guyub/contract/text'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Cell, cellText, sheetRows, UnreadableWorkbook } from '../../kernel/workbook.ts'
import { accountByEmail } from '../identity/index.ts'
import { type DecreeRow, lockedDraft, seatRows, written } from './rows.ts'
import { columnsOf, refuseSeat, stillSuggested } from './set-seat.ts'

interface Import {
  readonly commandId: string
  readonly decreeId: string
  readonly version: number
  readonly isTrial: boolean
  readonly sha256: string
}

interface Fault {
  /** As the spreadsheet counts: the header is row 1. */
  readonly row: number
  readonly column: string | null
  readonly code: string
}

type Column = (typeof SEAT_COLUMNS)[number]
type Line = Readonly<Record<Column, string>>

const MOST_ROWS = 3000
const OPEN_SEAT = openBody(Seat)

/** Reads a list of seats, tells every fault, and writes all of it or nothing. */
export async function importSeats(ctx: Context, command: Import, content: Buffer) {
  if (sha256(content).toString('hex') !== command.sha256) throw new Refusal('decrees.list_damaged')
  const lines = await linesOf(content)
  if (command.isTrial)
    return ctx.region.db.transaction().execute(async (tx) => {
      const row = await lockedDraft(tx, ctx, command.decreeId, command.version)
      const { faults } = await judged(tx, ctx, row, lines)
      return { rows: lines.length, written: 0, version: row.version, faults }
    })
  return once(ctx, 'decrees.import-seats', command.commandId, async (tx) => {
    const row = await lockedDraft(tx, ctx, command.decreeId, command.version)
    const { seats, faults } = await judged(tx, ctx, row, lines)
    if (faults.length)
      throw new Refusal(
        'decrees.rows_faulty',
        faults.map(({ row: number, column, code }) => ({
          pointer: column ? `#/rows/${number}/${column}` : `#/rows/${number}`,
          code,
        })),
      )
    await write(tx, ctx, row, seats)
    return { rows: lines.length, written: seats.length, version: await written(tx, ctx, row), faults: [] }
  })
}

async function linesOf(content: Buffer): Promise<Line[]> {
  const rows = await sheetRows(content).catch((error) => {
    throw error instanceof UnreadableWorkbook ? new Refusal('decrees.list_unreadable') : error
  })
  const [head = [], ...body] = rows
  const places = new Map(head.map((cell, index) => [cellText(cell).toLowerCase(), index]))
  if (!(['body', 'position', 'duty'] as const).every((column) => places.has(column)))
    throw new Refusal('decrees.list_without_columns')
  if (body.length > MOST_ROWS) throw new Refusal('decrees.list_too_long')
  const at = (row: readonly Cell[], column: Column) => cellText(row[places.get(column) ?? -1])
  return body.map(
    (row) => Object.fromEntries(SEAT_COLUMNS.map((column) => [column, at(row, column)])) as Line,
  )
}

interface Judged {
  readonly id: string | null
  readonly seat: Seat
}

async function judged(tx: Db, ctx: Context, row: DecreeRow, lines: readonly Line[]) {
  const known = new Set((await seatRows(tx, ctx, row.id)).map(({ id }) => id))
  const used = new Set<string>()
  const seats: Judged[] = []
  const faults: Fault[] = []
  for (const [index, line] of lines.entries()) {
    const number = index + 2
    const id = line.id || null
    if (id && !known.has(id)) faults.push({ row: number, column: 'id', code: 'decrees.unknown_seat' })
    if (id && used.has(id)) faults.push({ row: number, column: 'id', code: 'decrees.row_twice' })
    if (id) used.add(id)
    const parsed = OPEN_SEAT.safeParse(await seatIn(tx, row, line))
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        faults.push({
          ...{ row: number, column: columnOf(issue.path.map(String)) },
          // The only rule of ours here.
          code: issue.code === 'custom' ? 'request.personal_data' : 'decrees.cell_invalid',
        })
      continue
    }
    const problem = await refuseSeat(tx, ctx, row, parsed.data).catch((error) => {
      if (error instanceof Refusal) return error.code
      throw error
    })
    if (problem) faults.push({ row: number, column: null, code: problem })
    seats.push({ id, seat: parsed.data })
  }
  return { seats, faults }
}

/** What a row says, before anybody has judged it. An account is named by its address, or by its id as an export writes it. */
async function seatIn(tx: Db, row: DecreeRow, line: Line): Promise<unknown> {
  const body = row.bodies.find(({ key, name }) => key === line.body || name === line.body)?.key ?? line.body
  const account = line.account.includes('@') ? await accountByEmail(tx, line.account) : undefined
  const personId = line.account
    ? (account?.id ?? (line.account.includes('@') ? 'unknown' : line.account))
    : null
  const name = line.name || account?.name
  return {
    ...{
      body,
      position: line.position,
      office: line.office || null,
      unit: line.unit || null,
      duty: line.duty,
    },
    person: name || personId ? { id: personId, name: name ?? '', title: line.title || null } : null,
    acting: line.acting.toLowerCase().replace('.', '') || null,
    ...{ from: line.from || null, until: line.until || null, role: line.role || null },
  }
}

function columnOf([first, second]: readonly string[]): string | null {
  if (first !== 'person') return first ?? null
  return second === 'id' ? 'account' : (second ?? 'name')
}

async function write(tx: Db, ctx: Context, row: DecreeRow, seats: readonly Judged[]): Promise<void> {
  let ordinal = (await seatRows(tx, ctx, row.id)).at(-1)?.ordinal ?? 0
  for (const { id, seat } of seats)
    if (id)
      await tx
        .updateTable('decree_seat')
        .set({ ...columnsOf(seat), duty_is_suggested: stillSuggested(seat.duty) })
        .where('region_code', '=', ctx.region.code)
        .where('decree_id', '=', row.id)
        .where('id', '=', id)
        .execute()
    else
      await tx
        .insertInto('decree_seat')
        .values({
          ...{ region_code: ctx.region.code, decree_id: row.id, id: randomUUID(), ordinal: ++ordinal },
          ...{ duty_is_suggested: false, ...columnsOf(seat) },
        })
        .execute()
}

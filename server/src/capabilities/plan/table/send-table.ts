import { refusesVersion, TABLE_SHEETS } from '@guyub/contract/plan'
import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { sha256 } from '../../../kernel/merkle.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { pressed } from '../books/pressed.ts'
import { holdVersion } from '../version.ts'
import { PRESS } from './table-file.ts'

interface SendTable {
  readonly commandId: string
  readonly planId: string
  readonly sha256: string
}

export interface SentSheet {
  readonly sheet: string
  /** The header first. */
  readonly rows: readonly (readonly (string | number)[])[]
}

const MOST_ROWS = 40_000

/** Keeps the cells of a workbook to be looked at, in place of what the same person sent before and never applied. */
export async function sendTable(ctx: Context, command: SendTable, content: Buffer) {
  if (sha256(content).toString('hex') !== command.sha256) throw new Refusal('plan.table_damaged')
  const read = JSON.parse((await pressed(PRESS, { read: content.toString('base64') })).toString()) as
    | SentSheet[]
    | null
  if (!read) throw new Refusal('plan.table_unreadable')
  const sheets = read
    .filter(({ sheet }) => sheet in TABLE_SHEETS)
    .map(({ sheet, rows }) => ({ sheet, rows: rows.map((row) => row.map((cell) => cell ?? '')) }))
  const isWithColumns = sheets.every(({ rows }) => rows[0]?.includes('id') && rows[0].includes('mark'))
  if (!sheets.length || !isWithColumns) throw new Refusal('plan.table_without_columns')
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length - 1, 0)
  if (rows > MOST_ROWS) throw new Refusal('plan.table_too_long')
  return once(ctx, 'plan.send-table', command.commandId, async (tx) => {
    const region = ctx.region.code
    const closed = refusesVersion((await holdVersion(tx, region, command.planId)).status)
    if (closed) throw new Refusal(closed)
    await tx
      .deleteFrom('plan_import')
      .where('region_code', '=', region)
      .where('actor_id', '=', ctx.actor.id)
      .where('applied_at', 'is', null)
      .execute()
    await tx
      .insertInto('plan_import')
      .values({
        ...{ region_code: region, id: command.commandId, plan_id: command.planId, sent_at: ctx.now() },
        ...{ cells: JSON.stringify(sheets), actor_id: ctx.actor.id, office_code: ctx.actor.officeCode },
      })
      .execute()
    return { importId: command.commandId, rows }
  })
}

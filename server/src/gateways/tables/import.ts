import { createHmac } from 'node:crypto'
import { newPin, newTrackingCode } from '@guyub/contract/cases'
import type { CaseUse, ServiceDefinition } from '@guyub/contract/definition'
import type { TableRow } from '@guyub/contract/tables'
import {
  casesByReference,
  formFaults,
  isFirstHandler,
  plainReference,
  submitCase,
} from '../../capabilities/cases/index.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { TablesNeeds } from './needs.ts'
import { type Row, rowsIn } from './read-rows.ts'

interface Wanted {
  readonly service: string
  readonly dryRun: boolean
}

type Table = NonNullable<CaseUse['table']>
interface Tabled {
  readonly service: ServiceDefinition
  readonly use: CaseUse
  readonly table: Table
}

/** The table of a service, for the agency that gets its requests first. */
export async function tableOf(ctx: Context, { services }: TablesNeeds, key: string): Promise<Tabled> {
  const service = services.of(ctx.region.code, key)
  const use = service?.case
  if (!service || !use?.table) throw new Refusal('tables.unknown')
  if (!(await isFirstHandler(ctx, use))) throw new Refusal('tables.not_yours')
  return { service, use, table: use.table }
}

/** Tries a file, or files what is new of it. One faulty row keeps all of it out. */
export async function importTable(
  ctx: Context,
  needs: TablesNeeds,
  { service: key, dryRun }: Wanted,
  content: Buffer,
): Promise<{ rows: TableRow[] }> {
  const tabled = await tableOf(ctx, needs, key)
  const [calendar, areas] = await Promise.all([needs.calendars.of(ctx), needs.areas(ctx)])
  const rows = rowsIn(tabled.use, tabled.table, content, { calendar, areas, now: ctx.now() })
  const known = await casesByReference(
    ctx,
    key,
    rows.map(({ number }) => number),
  )
  const told: TableRow[] = []
  for (const row of rows) told.push(await tried(ctx, needs, tabled, row, known))
  if (dryRun) return { rows: told }
  const faulty = told.filter(({ status }) => status === 'faulty')
  if (faulty.length)
    throw new Refusal(
      'tables.has_faults',
      faulty.flatMap(({ line, faults }) =>
        faults.map(({ column, code }) => ({ pointer: `#/rows/${line}/${column}`, code })),
      ),
    )
  for (const [index, row] of rows.entries()) {
    const one = told[index]
    if (one?.status !== 'new') continue
    told[index] = { ...one, status: 'filed', trackingCode: await file(ctx, needs, tabled, row) }
  }
  return { rows: told }
}

async function tried(
  ctx: Context,
  needs: TablesNeeds,
  { use, table }: Tabled,
  { line, number, answers, faults, filedAt }: Row,
  known: ReadonlyMap<string, string>,
): Promise<TableRow> {
  const trackingCode = known.get(plainReference(number))
  if (number && trackingCode) return { line, number, status: 'known', trackingCode, faults: [] }
  const columnOf = (pointer: string) => {
    const field = pointer.split('/')[2] ?? ''
    return table.columns.find((column) => column.field === field)?.header ?? field
  }
  const found = (await formFaults(ctx, needs, use, answers, filedAt)).map(({ pointer, code }) => ({
    column: columnOf(pointer),
    code,
  }))
  // What a cell does not mean is missing in the form too: that is told once.
  const all = [...faults, ...found.filter(({ column }) => !faults.some((fault) => fault.column === column))]
  return { line, number, status: all.length ? 'faulty' : 'new', trackingCode: null, faults: all }
}

/** Files one row as the office of whoever brings it. Its id comes from its number, so that two who bring it at once file it once. */
async function file(
  ctx: Context,
  needs: TablesNeeds,
  { service }: Tabled,
  { number, answers, filedAt }: Row,
): Promise<string> {
  const { fingerprint: _, ...alone } = ctx
  const filed = await submitCase(alone, needs, {
    commandId: idOf(
      needs.trackSecret,
      `${ctx.region.code} ${service.key} ${plainReference(number)}`,
      filedAt,
    ),
    ...{ service: service.key, serviceVersion: service.version, form: answers, channel: 'table' },
    ...{ trackingCode: newTrackingCode(ctx.region.code), pin: newPin() },
    occurredAt: filedAt.toISOString(),
  })
  return filed.trackingCode
}

/** A UUIDv7 of the moment at which it was told there, whose other digits are a keyed hash of the number. */
function idOf(secret: Buffer, what: string, at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const hash = createHmac('sha256', secret).update(`table ${what}`).digest('hex')
  const variant = ((Number.parseInt(hash[3] ?? '0', 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}

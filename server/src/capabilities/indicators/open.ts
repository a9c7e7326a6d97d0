import type { Slice } from '@guyub/contract/indicators'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { within } from './slice.ts'

const PAGE = 50

interface Row {
  readonly seq: string
  readonly subject_id: string
  readonly product: string
  readonly area_code: string
  readonly name: string | null
  readonly day: string
  readonly part: number
  readonly whole: number
  readonly occurred_at: Date
  readonly recorded_at: Date
}

/** The single events that a figure counts, newest first. */
export async function open(
  { region }: Context,
  {
    indicator,
    before,
    ...slice
  }: Slice & { readonly indicator: string; readonly before?: number | undefined },
) {
  const { rows } = await sql<Row>`
    select seq, subject_id, product, area_code, area.name, day::text, part, whole, occurred_at, recorded_at
    from indicator_fact figure left join area on area.code = figure.area_code
    where ${within(region.code, indicator, slice)} ${before ? sql`and seq < ${before}` : sql``}
    order by seq desc limit ${PAGE + 1}`.execute(region.db)
  const page = rows.slice(0, PAGE)
  return {
    facts: page.map((row) => ({
      seq: Number(row.seq),
      subjectId: row.subject_id,
      product: row.product,
      area: row.area_code,
      areaName: row.name,
      day: row.day,
      part: row.part,
      whole: row.whole,
      occurredAt: row.occurred_at.toISOString(),
      recordedAt: row.recorded_at.toISOString(),
    })),
    next: rows.length > PAGE ? Number(page.at(-1)?.seq) : null,
  }
}

interface Logged {
  readonly seq: string
  readonly id: string
  readonly type: string
  readonly version: number
  readonly occurred_at: Date
  readonly recorded_at: Date
  readonly office_code: string
  readonly facts: Readonly<Record<string, string | number | boolean>>
  readonly hash: Buffer
}

/** What the log tells of one subject. */
export async function eventsOf({ region }: Context, { subjectId }: { readonly subjectId: string }) {
  const { rows } = await sql<Logged>`select * from events_of(${region.code}, ${subjectId})`.execute(region.db)
  return rows.map((row) => ({
    seq: Number(row.seq),
    id: row.id,
    type: row.type,
    version: row.version,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    office: row.office_code,
    facts: row.facts,
    hash: row.hash.toString('hex'),
  }))
}

import { InformationItem, KeptInformation } from '@guyub/contract/information'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** Names of offices belong to others; the composition root lends us its eyes. */
export type OfficeNames = (ctx: Context, codes: readonly string[]) => Promise<ReadonlyMap<string, string>>

export interface InformationRow {
  readonly id: string
  readonly version: number
  readonly office_code: string
  readonly class: string
  readonly title: string
  readonly summary: string
  readonly form: string
  readonly period: string
  readonly retention: string | null
  readonly link: string | null
  readonly article: string | null
  readonly test: string | null
  readonly decision: string | null
  readonly closed_until: string | null
  readonly state: string
  readonly is_sample: boolean
  readonly file_id: string | null
  readonly address: string | null
  readonly data_key: Buffer | null
  readonly sha256: Buffer | null
  readonly bytes: number | null
  readonly media_type: string | null
  readonly changed_at: Date
}

export const COLUMNS = sql.raw(
  `id, version, office_code, class, title, summary, form, period, retention, link, article, test, decision,
   closed_until::text, state, is_sample, file_id, address, data_key, sha256, bytes, media_type, changed_at`,
)

/** One that this person keeps, locked; another's is not there. */
export async function ownRow(tx: Db, { region, actor }: Context, id: string): Promise<InformationRow> {
  const { rows } = await sql<InformationRow>`
    select ${COLUMNS} from information where region_code = ${region.code} and id = ${id}
      and (${isMain(actor)} or office_code = ${actor.officeCode}) for update`.execute(tx)
  const [row] = rows
  if (!row) throw new Refusal('information.not_found')
  return row
}

/** The main officer answers for the whole register; a liaison officer for that of the own agency. */
export function isMain({ permissions }: Context['actor']): boolean {
  return permissions.has('information.oversee')
}

function shownOf(row: InformationRow, names: ReadonlyMap<string, string>) {
  return {
    id: row.id,
    office: { code: row.office_code, name: names.get(row.office_code) ?? row.office_code },
    ...{ class: row.class, title: row.title, summary: row.summary, form: row.form, period: row.period },
    ...{ retention: row.retention, link: row.link, isSample: row.is_sample },
    exclusion: row.article && {
      ...{ article: row.article, test: row.test, decision: row.decision, until: row.closed_until },
    },
    file: row.sha256 && {
      ...{ sha256: row.sha256.toString('hex'), bytes: row.bytes, mediaType: row.media_type },
    },
    changedAt: row.changed_at.toISOString(),
  }
}

export function itemOf(row: InformationRow, names: ReadonlyMap<string, string>): InformationItem {
  return InformationItem.parse(shownOf(row, names))
}

export function keptOf(row: InformationRow, names: ReadonlyMap<string, string>): KeptInformation {
  return KeptInformation.parse({ ...shownOf(row, names), version: row.version, state: row.state })
}

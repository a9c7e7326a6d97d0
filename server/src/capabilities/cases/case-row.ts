import type { Standing } from '@guyub/contract/cases'
import type { CaseUse, ServiceDefinition } from '@guyub/contract/definition'
import type { RegionDb } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CasesNeeds } from './needs.ts'

/** A row of "case", as hot reads get it. */
export interface CaseRow {
  readonly id: string
  readonly service_key: string
  readonly service_version: number
  readonly office_code: string
  readonly handler_code: string
  readonly area_code: string
  readonly channel: string
  readonly slip: string | null
  readonly state: string
  readonly products: unknown
  readonly due_at: Date | null
  readonly version: number
  readonly round: number
  readonly assignee_id: string | null
  readonly tracking_code: string
  readonly flags: string[]
  readonly facts: Readonly<Record<string, string>>
  readonly form: Buffer | null
  readonly data_key: Buffer | null
  readonly subject: string | null
  readonly phone_hash: Buffer | null
  readonly pin_hash: Buffer | null
  readonly message_language: string | null
  readonly merged_into: string | null
  readonly submitted_at: Date
  readonly received_at: Date
  readonly watcher_code: string | null
  readonly reference: string | null
  readonly leaves_at: Date | null
  readonly closed: boolean
}

/** As this house wrote it. Not judged once more by today's schema: a case keeps the shape under which it began. */
export function standingOf({ state, products }: Pick<CaseRow, 'state' | 'products'>): Standing {
  return { state, products: products as Standing['products'] }
}

/** The definition under which this case began. */
export async function useOf(
  { services }: Pick<CasesNeeds, 'services'>,
  region: Pick<RegionDb, 'code' | 'db'>,
  row: Pick<CaseRow, 'service_key' | 'service_version'>,
): Promise<{ readonly service: ServiceDefinition; readonly use: CaseUse }> {
  const service = await services.version(region, row.service_key, row.service_version)
  if (!service?.case) throw new Error(`version ${row.service_version} of ${row.service_key} is not installed`)
  return { service, use: service.case }
}

/** Is this file a paper that was delivered to the family? */
export function isDelivered(row: Pick<CaseRow, 'state' | 'products'>, fileId: string): boolean {
  return Object.values(standingOf(row).products).some(({ paper }) => paper === fileId)
}

/** The opened key of the case; an erased person has none. */
export function keyOf(
  { vault }: Pick<CasesNeeds, 'vault'>,
  region: string,
  row: Pick<CaseRow, 'id' | 'data_key'>,
) {
  if (!row.data_key) throw new Refusal('cases.erased')
  return vault.unlock(region, row.id, row.data_key)
}

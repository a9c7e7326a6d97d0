import { KEPT_COLUMNS, OPENSID_COLUMNS, type ResidentValues } from '@guyub/contract/residents'
import type { Context } from '../../kernel/context.ts'
import { XLSX_TYPE } from '../../kernel/list-file.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { LISTS } from './lists.ts'
import type { ResidentsNeeds } from './needs.ts'
import { ownVillage } from './own-village.ts'

const KEPT: readonly string[] = KEPT_COLUMNS

/** The village's residents as OpenSID imports them, families together. That it was taken is kept first. */
export async function exportResidents(ctx: Context, { vault }: ResidentsNeeds): Promise<Fetched> {
  const area = ownVillage(ctx.actor)
  const { code: region, db } = ctx.region
  await db
    .insertInto('resident_read')
    .values({
      ...{ region_code: region, area_code: area, resident_id: null, what: 'export', at: ctx.now() },
      ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode },
    })
    .execute()
  const rows = await db
    .selectFrom('resident')
    .select(['id', 'content', 'data_key'])
    .where('region_code', '=', region)
    .where('area_code', '=', area)
    .execute()
  const people = rows
    .map(({ id, content, data_key }) => {
      const opened = vault.unlock(region, id, data_key).decrypt(id, content)
      return JSON.parse(opened.toString()) as ResidentValues
    })
    .sort((a, b) => a.no_kk.localeCompare(b.no_kk) || Number(a.kk_level) - Number(b.kk_level))
  const lines = people.map((one) =>
    OPENSID_COLUMNS.map((column) => (KEPT.includes(column) ? one[column as keyof ResidentValues] : '')),
  )
  const bytes = await LISTS.write([[...OPENSID_COLUMNS], ...lines])
  return {
    bytes,
    mediaType: XLSX_TYPE,
    name: `penduduk-${area}.xlsx`,
  }
}

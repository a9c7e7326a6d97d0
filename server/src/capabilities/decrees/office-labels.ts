import type { Office } from '@guyub/contract/regions'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { officesOf } from '../regions/index.ts'

/** The region's offices by their codes, also those that were closed: an older decree names them. */
export async function officeLabels(
  ctx: Context,
  db: Db = ctx.region.db,
): Promise<ReadonlyMap<string, Office>> {
  const { offices } = await officesOf({ ...ctx.region, db }, { limit: 10_000, closed: true })
  return new Map(offices.map((office) => [office.code, office]))
}

const OF_FUNCTION: Readonly<Record<string, string>> = {
  inspectorate: 'Inspektur',
  hospital: 'Direktur',
}

/** What whoever leads an office is called by their office, where a decree names nobody: "Camat Wonodadi". */
export function headOf({ name, shortName, kind, function: its }: Office): string {
  if (kind === 'district') return `Camat ${shortName}`
  if (kind === 'village')
    return name.startsWith('Kelurahan') ? `Lurah ${shortName}` : `Kepala Desa ${shortName}`
  if (kind === 'regency') return shortName.startsWith('Kota ') ? 'Wali Kota' : 'Bupati'
  if (name.startsWith('Sekretariat Daerah')) return 'Sekretaris Daerah'
  if (name.startsWith('Sekretariat')) return name.replace('Sekretariat', 'Sekretaris')
  const title = its ? OF_FUNCTION[its] : undefined
  return title ? `${title} ${its === 'hospital' ? name : 'Daerah'}` : `Kepala ${name}`
}

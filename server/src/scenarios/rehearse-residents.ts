import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { OPENSID_COLUMNS, type OpensidColumn } from '@guyub/contract/residents'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

type Row = Partial<Record<OpensidColumn, string>>

const HOME: Row = { no_kk: '3505012005150003', dusun: 'KRAJAN', rt: '2', rw: '1', status_dasar: '1' }
const SECOND: Row = { no_kk: '3505012005150004', dusun: 'KRAJAN', rt: '3', rw: '1', status_dasar: '1' }

/** Nobody: the families that the scenarios are about. Somebody without a NIK shows what a faulty row is. */
const PEOPLE: readonly Row[] = [
  {
    ...HOME,
    nama: 'BUDI SANTOSO',
    nik: '3505011203900001',
    sex: '1',
    tanggallahir: '1990-03-12',
    kk_level: '1',
    status_kawin: '2',
  },
  {
    ...HOME,
    nama: 'SITI AMINAH',
    nik: '3505015508930002',
    sex: '2',
    tanggallahir: '1993-08-15',
    kk_level: '3',
    status_kawin: '2',
  },
  {
    ...HOME,
    nama: 'DEWI ANGGRAINI',
    nik: '3505014203090005',
    sex: '2',
    tanggallahir: '2009-03-02',
    kk_level: '9',
    status_kawin: '1',
  },
  {
    ...SECOND,
    nama: 'SASTRO WIJOYO',
    nik: '3505010107480001',
    sex: '1',
    tanggallahir: '1948-07-01',
    kk_level: '1',
    status_kawin: '2',
  },
  {
    ...SECOND,
    nama: 'SUMIRAH',
    nik: '3505014508520002',
    sex: '2',
    tanggallahir: '1952-08-05',
    kk_level: '3',
    status_kawin: '2',
  },
  {
    ...SECOND,
    nama: 'JOKO SUSILO',
    nik: '3505010506850007',
    sex: '1',
    tanggallahir: '1985-06-05',
    kk_level: '4',
    status_kawin: '2',
  },
  {
    ...SECOND,
    nama: 'BAYI CONTOH',
    nik: '0',
    sex: '1',
    tanggallahir: '2026-01-05',
    kk_level: '6',
    status_kawin: '1',
  },
]

/** Brings the first village of a rehearsal its residents, as its clerk would bring a list of OpenSID. A region that has some is left alone. */
export async function rehearseResidents(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  if (await hasAny(region, 'resident_import')) return false
  return perform(theatre, region, today, async (on) => {
    if (!on.cast.has('village-clerk')) return false
    const { default: writeWorkbook } = await import('write-excel-file/universal')
    const rows = PEOPLE.map((one) => OPENSID_COLUMNS.map((column) => one[column] ?? null))
    const file = await writeWorkbook([
      { sheet: 'Data Penduduk', data: [[...OPENSID_COLUMNS], ...rows] },
    ]).toBlob()
    const list = Buffer.from(await file.arrayBuffer())
    const sha256 = createHash('sha256').update(list).digest('hex')
    const query = new URLSearchParams({ commandId: newCommandId(), sha256 })
    await on.upload('village-clerk', `/residents/import?${query}`, list)
    return true
  })
}

import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { ARCHIVE_COLUMNS, type ArchiveColumn, letterDayInWords } from '@guyub/contract/letters'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

/** Marks each as what it is, wherever it is read. */
const SAMPLE = 'CONTOH (bukan surat sungguhan)'
const DAY = 86_400_000

interface Sample {
  readonly code: string
  readonly number: string
  readonly kind: string
  readonly person: string
  /** So many days before today; none: a day that nobody can read, as a faulty row has it. */
  readonly daysAgo?: number
}

/** The families of the scenarios, and one who is no resident. */
const LETTERS: readonly Sample[] = [
  { code: 'S-01', number: '014', kind: 'Keterangan Usaha', person: 'SITI AMINAH', daysAgo: 41 },
  { code: 'S-04', number: '015', kind: 'Keterangan Domisili', person: 'BUDI SANTOSO', daysAgo: 40 },
  { code: 'S-09', number: '016', kind: 'Keterangan Tidak Mampu', person: 'SASTRO WIJOYO', daysAgo: 23 },
  {
    ...{ code: 'S-12', number: '017', kind: 'Keterangan Bepergian', daysAgo: 9 },
    person: 'Non-warga: AGUS CONTOH NIK: 3505010107480009',
  },
  { code: 'S-01', number: '018', kind: 'Keterangan Usaha', person: 'DEWI ANGGRAINI' },
]

/** Brings the first village of a rehearsal its letters, as its clerk would bring the archive of OpenSID. A region that has some is left alone. */
export async function rehearseLetters(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  if (await hasAny(region, 'letter_import')) return false
  return perform(theatre, region, today, async (on) => {
    if (!on.cast.has('village-clerk')) return false
    const { default: writeWorkbook } = await import('write-excel-file/universal')
    const rows = LETTERS.map((one, nth) => {
      const cells = cellsOf(one, nth, today)
      return ARCHIVE_COLUMNS.map((column) => cells[column])
    })
    const file = await writeWorkbook([
      { sheet: 'Data Arsip Layanan Desa', data: [[...ARCHIVE_COLUMNS], ...rows] },
    ]).toBlob()
    const list = Buffer.from(await file.arrayBuffer())
    const sha256 = createHash('sha256').update(list).digest('hex')
    const query = new URLSearchParams({ commandId: newCommandId(), sha256 })
    await on.upload('village-clerk', `/letters/import?${query}`, list)
    return true
  })
}

function cellsOf(one: Sample, nth: number, today: Date): Record<ArchiveColumn, string> {
  const day = (ago: number) => new Date(today.getTime() - ago * DAY).toISOString().slice(0, 10)
  return {
    ...{ No: String(nth + 1), 'No Kode Surat': one.code, 'No Urut Surat': one.number },
    ...{ 'Jenis Surat': one.kind, 'Nama Penduduk': one.person, Keterangan: SAMPLE },
    'Ditandatangani Oleh': 'KEPALA DESA CONTOH',
    Tanggal: one.daysAgo === undefined ? '31 Februari 2026' : letterDayInWords(day(one.daysAgo)),
    User: 'Operator contoh',
  }
}

import { isNik } from '../nik.ts'
import type { KeptColumn } from './columns.ts'

/** One resident, as a list of OpenSID has them, in the values that are kept: codes, ISO days, digits. Empty: not known. */
export type ResidentValues = Readonly<Record<KeptColumn, string>>

export const ROW_FAULTS = [
  'residents.nik_wrong',
  /** OpenSID writes 0 for somebody without a NIK: nobody could look them up. */
  'residents.nik_unknown',
  'residents.kk_wrong',
  'residents.name_missing',
  'residents.day_wrong',
  'residents.code_unknown',
  'residents.twice_in_list',
] as const
export type RowFault = (typeof ROW_FAULTS)[number]

interface RowRead {
  readonly values: ResidentValues
  readonly faults: readonly { readonly column: KeptColumn; readonly code: RowFault }[]
  /** Died, moved away or gone: not in the register any more. */
  readonly hasLeft: boolean
}

// Words that stand for codes, as OpenSID takes them; codes of SHDK and marriage are those of its lists.
const SEX = { l: '1', lk: '1', 'laki-laki': '1', p: '2', pr: '2', perempuan: '2' }
const MARRIAGE = {
  bk: '1',
  k: '2',
  ch: '3',
  cm: '4',
  belumkawin: '1',
  kawin: '2',
  ceraihidup: '3',
  ceraimati: '4',
}
const RELATION = {
  ...{ kepalakeluarga: '1', suami: '2', istri: '3', anak: '4', menantu: '5', cucu: '6', orangtua: '7' },
  ...{ mertua: '8', famililain: '9', pembantu: '10', lainnya: '11' },
}
const STANDING = { hidup: '1', mati: '2', pindah: '3', hilang: '4', pergi: '6', tidakvalid: '9' }
const CODES: Partial<
  Record<KeptColumn, { readonly words: Readonly<Record<string, string>>; readonly most: number }>
> = {
  sex: { words: SEX, most: 2 },
  status_kawin: { words: MARRIAGE, most: 4 },
  kk_level: { words: RELATION, most: 11 },
}
const HERE = ['', '1', '9']

/** Reads one row. `at` gives the text of a cell by the name of its column, a day as `YYYY-MM-DD`. */
export function readResident(at: (column: KeptColumn | 'status_dasar') => string): RowRead {
  const faults: { column: KeptColumn; code: RowFault }[] = []
  const text = (column: KeptColumn) => at(column).trim().replace(/^'/, '').replace(/^-$/, '')
  const digits = (column: KeptColumn) => text(column).replace(/\D/g, '')
  const coded = (column: KeptColumn) => {
    const known = CODES[column]
    const value = codeOf(text(column), known?.words ?? {}, known?.most ?? 0)
    if (value === undefined) faults.push({ column, code: 'residents.code_unknown' })
    return value ?? ''
  }
  const nik = digits('nik')
  if (/^0*$/.test(nik)) faults.push({ column: 'nik', code: 'residents.nik_unknown' })
  else if (!isNik(nik)) faults.push({ column: 'nik', code: 'residents.nik_wrong' })
  const family = digits('no_kk')
  if (!/^\d{16}$/.test(family)) faults.push({ column: 'no_kk', code: 'residents.kk_wrong' })
  const name = text('nama').replace(/\s+/g, ' ')
  if (!name) faults.push({ column: 'nama', code: 'residents.name_missing' })
  const born = text('tanggallahir')
  const day = dayOf(born)
  if (born && !day) faults.push({ column: 'tanggallahir', code: 'residents.day_wrong' })
  const parent = (column: 'ayah_nik' | 'ibu_nik') => (isNik(digits(column)) ? digits(column) : '')
  return {
    values: {
      ...{ nik, no_kk: family, nama: name, tanggallahir: day ?? '', tempatlahir: text('tempatlahir') },
      ...{ sex: coded('sex'), status_kawin: coded('status_kawin'), kk_level: coded('kk_level') },
      ...{ alamat: text('alamat'), dusun: text('dusun'), rw: text('rw'), rt: text('rt') },
      ...{ ayah_nik: parent('ayah_nik'), nama_ayah: text('nama_ayah') },
      ...{ ibu_nik: parent('ibu_nik'), nama_ibu: text('nama_ibu') },
    },
    faults,
    hasLeft: !HERE.includes(codeOf(at('status_dasar').trim(), STANDING, 9) ?? ''),
  }
}

function codeOf(text: string, words: Readonly<Record<string, string>>, most: number): string | undefined {
  if (!text) return ''
  if (/^\d+$/.test(text)) return Number(text) >= 1 && Number(text) <= most ? String(Number(text)) : undefined
  const plain = text.toLowerCase().replace(/\s/g, '')
  return Object.hasOwn(words, plain) ? words[plain] : undefined
}

/** `1990-03-12`, `12-03-1990` and `12/03/1990`; a day that there is. */
function dayOf(text: string): string | undefined {
  const [, y, m, d] = /^(\d{4})-(\d\d?)-(\d\d?)/.exec(text) ?? []
  const [, day = d, month = m, year = y] = /^(\d\d?)[-/](\d\d?)[-/](\d{4})$/.exec(text) ?? []
  if (!year || !month || !day) return undefined
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined
}

/** The address on a family card, as a form has it: street or hamlet with RT and RW. */
export function addressOf({ alamat, dusun, rt, rw }: ResidentValues): string {
  const hamlet = dusun ? `Dusun ${dusun}` : ''
  const place = alamat && !/^0+$/.test(alamat) ? alamat : hamlet
  const three = (number: string) => (/^\d+$/.test(number) ? number.padStart(3, '0') : number)
  return [place, rt && `RT ${three(rt)}`, rw && `RW ${three(rw)}`].filter(Boolean).join(' ')
}

import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import type { InformationFields } from '@guyub/contract/information'
import { officeWithFunction } from '../capabilities/regions/index.ts'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'
import { samplePaper } from './sample-files.ts'

interface Sample extends Omit<InformationFields, 'form' | 'retention' | 'link' | 'exclusion'> {
  /** The function of the agency that holds it. */
  readonly of: string
  readonly form?: InformationFields['form']
  readonly link?: string
  readonly exclusion?: InformationFields['exclusion']
  readonly isDraft?: true
  readonly hasFile?: true
}

const NOW_CLOSED = { decision: 'Contoh/480/2026', until: null } as const
const SAMPLES: readonly Sample[] = [
  {
    ...{ of: 'communication', class: 'periodic', title: 'Contoh: rencana kerja dinas', period: '2026' },
    ...{ summary: 'Program, kegiatan, sasaran dan anggarannya.', hasFile: true },
  },
  {
    ...{
      of: 'public-works',
      class: 'periodic',
      title: 'Contoh: anggaran pemeliharaan jalan',
      period: '2026',
    },
    ...{ summary: 'Anggaran per ruas jalan kabupaten.', link: 'https://contoh.test/anggaran-jalan' },
  },
  {
    ...{
      of: 'health',
      class: 'immediate',
      title: 'Contoh: peringatan demam berdarah',
      period: 'Januari 2026',
    },
    summary: 'Kecamatan yang kasusnya naik dan apa yang harus dilakukan warga.',
  },
  {
    ...{
      of: 'civil-registration',
      class: 'any-time',
      title: 'Contoh: jumlah penduduk per desa',
      period: '2025',
    },
    ...{ summary: 'Menurut umur dan jenis kelamin, tanpa nama.', form: 'both' as const },
  },
  {
    ...{ of: 'social', class: 'any-time', title: 'Contoh: jumlah penerima bantuan per desa', period: '2025' },
    ...{ summary: 'Jumlah per jenis bantuan; nama penerima dikecualikan.', form: 'paper' as const },
  },
  {
    ...{ of: 'inspectorate', class: 'excluded', title: 'Contoh: kertas kerja pemeriksaan', period: '2026' },
    summary: 'Catatan pemeriksa atas pemeriksaan yang belum selesai.',
    exclusion: {
      ...{ article: 'a', ...NOW_CLOSED },
      test: 'Bila dibuka, pihak yang diperiksa dapat menghilangkan bukti; hasilnya dibuka setelah pemeriksaan selesai.',
    },
  },
  {
    ...{ of: 'social', class: 'excluded', title: 'Contoh: nama penerima bantuan', period: '2025' },
    summary: 'Daftar nama dan alamat penerima.',
    exclusion: {
      ...{ article: 'h', ...NOW_CLOSED },
      test: 'Membuka keadaan ekonomi seseorang tanpa manfaat umum yang lebih besar; jumlah per desa tetap dibuka.',
    },
  },
  {
    ...{
      of: 'communication',
      class: 'excluded',
      title: 'Contoh: susunan jaringan',
      period: '2026',
      isDraft: true,
    },
    summary: 'Peta perangkat dan alamatnya di dalam jaringan.',
    exclusion: {
      ...{ article: 'c', decision: null, until: null },
      test: 'Bila dibuka, layanan daerah lebih mudah diserang; tidak ada kepentingan umum yang memerlukannya.',
    },
  },
]

/**
 * Gives a rehearsal region a register of public information in every class, with a document, a link and a draft that waits. Every title
 * says that it is a sample. A region that has one is left alone.
 */
export async function rehearseInformation(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  if (await hasAny(region, 'information')) return false
  return perform(theatre, region, today, async (on) => {
    if (!on.cast.has('secretariat')) return false
    on.ago(14)
    for (const { of, isDraft, hasFile, ...given } of SAMPLES) {
      const office = await officeWithFunction(region, of)
      if (!office) continue
      const fields = { form: 'electronic', retention: null, link: null, exclusion: null, ...given }
      const { informationId } = await on.post('secretariat', '/information', { office: office.code, fields })
      const version = hasFile ? 2 : 1
      if (hasFile) {
        const content = await samplePaper()
        const sha256 = createHash('sha256').update(content).digest('hex')
        const query = new URLSearchParams({ commandId: newCommandId(), sha256 })
        await on.upload('secretariat', `/information/${informationId}/file?${query}`, content)
      }
      const path = `/information/${informationId}/state`
      if (!isDraft) await on.post('secretariat', path, { version, state: 'published' })
    }
    return true
  })
}

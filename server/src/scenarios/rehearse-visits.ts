import { localDay } from '@guyub/contract/calendar'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Seven in the morning in western Indonesia is midnight in Greenwich. */
const CLINICS = [
  { code: 'INT', title: 'Poli Penyakit Dalam (contoh)', letter: 'A', minutesEach: 10 },
  { code: 'ANA', title: 'Poli Anak (contoh)', letter: 'C', minutesEach: 12 },
  { code: 'MAT', title: 'Poli Mata (contoh)', letter: 'M', minutesEach: 8 },
]
const DOCTORS = { INT: 'dr. Contoh Satu', ANA: 'dr. Contoh Dua', MAT: 'dr. Contoh Tiga' } as const
const PATIENTS = [
  { name: 'Contoh Pasien Satu', sex: 'female', birthDate: '1984-05-12', nik: '3505015205840001' },
  { name: 'Contoh Pasien Dua', sex: 'male', birthDate: '1990-01-02', nik: '3505010201900002' },
  { name: 'Contoh Pasien Tiga', sex: 'female', birthDate: '2018-02-28', nik: '3505016802180003' },
]

interface Place {
  readonly id: string
  readonly service: string
  readonly lanes: readonly { readonly id: string; readonly key: string }[]
}

/** A hospital without a system of its own: clinics, a fortnight of sessions, three patients whose records were opened yesterday, and two who wait today. Sample data. */
export async function rehearseVisits(theatre: Theatre, region: RegionDb, today: Date): Promise<number> {
  if (await hasAny(region, 'visit_hospital')) return 0
  return perform(theatre, region, today, async ({ cast, get, post, setClock }) => {
    const hospital = cast.get('hospital-registrar')?.officeCode
    if (!hospital) return 0
    const path = `/visits/hospitals/${hospital}`
    const desk = <Answer>(what: string, body: object) =>
      post<Answer>('hospital-registrar', `${path}${what}`, body)
    setClock(new Date(today.getTime() - DAY))
    for (const clinic of CLINICS) await desk('/clinics', clinic)
    const midnight = Date.parse(`${localDay({ zone: 'Asia/Jakarta' }, today)}T00:00:00Z`)
    const sessions = new Map<string, string>()
    for (let ahead = -1; ahead <= 14; ahead++)
      for (const { code } of CLINICS) {
        const doctor = { code: `D-${code}`, name: DOCTORS[code as keyof typeof DOCTORS] }
        // From seven in the morning until late, so that somebody who tries it out finds it open.
        const startsAt = new Date(midnight + ahead * DAY).toISOString()
        const endsAt = new Date(midnight + ahead * DAY + 16.5 * HOUR).toISOString()
        const seats = { insured: 20, other: 10 }
        const { sessionId } = await desk<{ sessionId: string }>('/sessions', {
          ...{ clinic: code, doctor, startsAt, endsAt, seats },
        })
        sessions.set(`${code} ${ahead}`, sessionId)
      }
    setClock(new Date(midnight - DAY + 2 * HOUR))
    for (const person of PATIENTS) {
      const newPatient = { ...person, address: 'Alamat contoh' }
      await desk('/visits', { newPatient, sessionId: sessions.get('INT -1'), payer: 'umum' })
    }
    setClock(today)
    const isOpen = today.getTime() < midnight + 16 * HOUR
    for (const { nik, birthDate } of isOpen ? PATIENTS.slice(0, 2) : []) {
      const { patientId } = await desk<{ patientId: string }>('/identify', {
        known: { by: 'nik', value: nik, birthDate },
      })
      await desk('/visits', { patientId, sessionId: sessions.get('ANA 0'), payer: 'umum' })
    }
    const places = await get<Place[]>('hospital-registrar', '/queue/places')
    for (const { id, lanes } of places)
      for (const [name, keys] of [
        ['Loket pendaftaran', ['pendaftaran', 'bantuan']],
        ['Ruang periksa', ['poli-int', 'poli-ana', 'poli-mat']],
        ['Farmasi', ['farmasi']],
      ] as const)
        await post('hospital-registrar', `/queue/places/${id}/counters`, {
          name,
          lanes: lanes.filter(({ key }) => (keys as readonly string[]).includes(key)).map((lane) => lane.id),
        })
    return PATIENTS.length
  })
}

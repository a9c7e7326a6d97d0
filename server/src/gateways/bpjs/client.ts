import { z } from 'zod'
import {
  type Insurance,
  type InsuranceSaid,
  type InsuranceVisit,
  SystemSilent,
} from '../../capabilities/visits/index.ts'
import { type Credentials, opened, signedHeaders } from './envelope.ts'
import { hoursThere } from './hours.ts'

export interface BpjsLine extends Credentials {
  readonly url: string
}

const PATIENCE_MS = 10_000
const Answer = z.object({
  metadata: z.object({ code: z.coerce.number(), message: z.string() }),
  response: z.unknown().optional(),
})

/**
 * The web service of BPJS Kesehatan for hospital queues, asked by a hospital. Written from copies of its catalogue in public
 * repositories and tried against a server of our own only: the live one was never reached. `now` is the clock that is signed with.
 */
export function bpjs(line: BpjsLine, now: () => Date, zone: string) {
  async function ask(method: 'GET' | 'POST', path: string, body?: object) {
    const seconds = Math.floor(now().getTime() / 1000)
    let said: unknown
    try {
      const response = await fetch(`${line.url.replace(/\/$/, '')}/${path}`, {
        method,
        headers: { ...signedHeaders(line, seconds), ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
        redirect: 'error',
      })
      said = await response.json()
    } catch {
      throw new SystemSilent('BPJS does not answer')
    }
    const read = Answer.safeParse(said)
    if (!read.success) throw new SystemSilent('BPJS answers in another shape')
    const { metadata, response } = read.data
    try {
      return { metadata, response: typeof response === 'string' ? opened(line, seconds, response) : response }
    } catch {
      throw new SystemSilent('an answer of BPJS could not be opened')
    }
  }

  async function send(path: string, body: object): Promise<InsuranceSaid> {
    const { metadata } = await ask('POST', path, body)
    // 208: it has it already, so that what is sent again is taken.
    const isTaken = metadata.code === 200 || metadata.code === 208
    return { isTaken, said: `${metadata.code} ${metadata.message}`, isWorthTrying: metadata.code >= 500 }
  }

  const code = encodeURIComponent
  const insurance: Insurance = {
    add: (visit) =>
      /^\d+$/.test(visit.doctorCode)
        ? send('antrean/add', addedBy(visit, zone))
        : Promise.resolve({ isTaken: false, said: 'the doctor has no number at BPJS', isWorthTrying: false }),
    task: (kodebooking, taskid, at) =>
      send('antrean/updatewaktu', { kodebooking, taskid, waktu: at.getTime() }),
    cancel: (kodebooking, keterangan) => send('antrean/batal', { kodebooking, keterangan }),
  }
  return {
    ...insurance,
    /** Every other operation of the catalogue, by its own words; the answer as it comes, opened. */
    clinics: () => ask('GET', 'ref/poli'),
    doctors: () => ask('GET', 'ref/dokter'),
    timetable: (poli: string, day: string) =>
      ask('GET', `jadwaldokter/kodepoli/${code(poli)}/tanggal/${day}`),
    fingerprintClinics: () => ask('GET', 'ref/poli/fp'),
    hasFingerprint: (by: 'nik' | 'noka', value: string) =>
      ask('GET', `ref/pasien/fp/identitas/${by}/noidentitas/${code(value)}`),
    changeTimetable: (changed: object) => ask('POST', 'jadwaldokter/updatejadwaldokter', changed),
    addPharmacy: (
      kodebooking: string,
      jenisresep: 'racikan' | 'non racikan',
      nomorantrean: number,
      keterangan: string,
    ) => send('antrean/farmasi/add', { kodebooking, jenisresep, nomorantrean, keterangan }),
    tasks: (kodebooking: string) => ask('POST', 'antrean/getlisttask', { kodebooking }),
    waitsOfDay: (day: string, by: 'rs' | 'server') =>
      ask('GET', `dashboard/waktutunggu/tanggal/${day}/waktu/${by}`),
    waitsOfMonth: (month: string, year: string, by: 'rs' | 'server') =>
      ask('GET', `dashboard/waktutunggu/bulan/${month}/tahun/${year}/waktu/${by}`),
    registeredOn: (day: string) => ask('GET', `antrean/pendaftaran/tanggal/${day}`),
    registeredAs: (kodebooking: string) => ask('GET', `antrean/pendaftaran/kodebooking/${code(kodebooking)}`),
    registeredNow: () => ask('GET', 'antrean/pendaftaran/aktif'),
    registeredFor: (poli: string, doctor: string, weekday: number, hours: string) =>
      ask(
        'GET',
        `antrean/pendaftaran/kodepoli/${code(poli)}/kodedokter/${code(doctor)}/hari/${weekday}/jampraktek/${code(hours)}`,
      ),
  }
}

/** A visit in the fields of `antrean/add`. */
export function addedBy(visit: InsuranceVisit, zone: string) {
  const { isInsured, quota } = visit
  return {
    ...{ kodebooking: visit.code, jenispasien: isInsured ? 'JKN' : 'NON JKN' },
    ...{ nomorkartu: isInsured ? visit.insurance : '', nik: visit.nik, nohp: visit.phone.replace(/\D/g, '') },
    ...{ kodepoli: visit.clinicCode, namapoli: visit.clinicTitle, pasienbaru: visit.isNew ? 1 : 0 },
    ...{ norm: visit.record, tanggalperiksa: visit.day, kodedokter: Number(visit.doctorCode) },
    ...{ namadokter: visit.doctorName, jampraktek: hoursThere(zone, visit.startsAt, visit.endsAt) },
    ...{ jeniskunjungan: visit.kind, nomorreferensi: isInsured ? (visit.reference ?? '') : '' },
    ...{
      nomorantrean: visit.number,
      angkaantrean: visit.ordinal,
      estimasidilayani: visit.estimate.getTime(),
    },
    ...{ sisakuotajkn: quota.insured.left, kuotajkn: quota.insured.seats },
    ...{ sisakuotanonjkn: quota.other.left, kuotanonjkn: quota.other.seats },
    keterangan: 'Tunjukkan kode booking saat tiba.',
  }
}

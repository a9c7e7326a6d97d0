import {
  arriveInsured,
  bookInsured,
  cancelInsured,
  enrolInsured,
  type HospitalAt,
  insuredPatient,
  insuredSession,
  insuredStanding,
  sessionStatus,
  type VisitsNeeds,
} from '../../capabilities/visits/index.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Asked, Operation } from './asked.ts'
import { hoursThere } from './hours.ts'
import { Said } from './said.ts'

interface Called {
  readonly ctx: Context
  readonly needs: VisitsNeeds
  readonly its: HospitalAt
  readonly zone: string
}

type Handlers = { readonly [Name in Operation]: (called: Called, asked: Asked<Name>) => Promise<object> }

const quotasOf = ({ quota }: Awaited<ReturnType<typeof sessionStatus>>) => ({
  ...{ sisakuotajkn: quota.insured.left, kuotajkn: quota.insured.seats },
  ...{ sisakuotanonjkn: quota.other.left, kuotanonjkn: quota.other.seats },
})

async function sessionFor({ ctx, its, zone }: Called, asked: Asked<'statusantrean'>) {
  const wanted = asked.jampraktek.replaceAll(' ', '')
  return insuredSession(ctx, its, {
    ...{ clinicCode: asked.kodepoli, doctorCode: asked.kodedokter, day: asked.tanggalperiksa },
    isThen: (startsAt, endsAt) => hoursThere(zone, startsAt, endsAt) === wanted,
  })
}

const COME = 'Peserta datang sebelum jam praktik dan menunjukkan kode booking.'

/** What the application of the insured asks of a hospital, each answered in the fields of the catalogue. */
export const OPERATIONS: Handlers = {
  async statusantrean(called, asked) {
    const session = await sessionFor(called, asked)
    const status = await sessionStatus(called.ctx, called.its, session)
    return {
      ...{ namapoli: session.clinic_title, namadokter: session.doctor_name, totalantrean: status.total },
      ...{
        sisaantrean: status.left,
        antreanpanggil: status.called ?? '-',
        ...quotasOf(status),
        keterangan: '',
      },
    }
  },

  async ambilantrean(called, asked) {
    const { ctx, needs, its } = called
    const session = await sessionFor(called, asked)
    const said = { record: asked.norm, insurance: asked.nomorkartu, nik: asked.nik }
    const patient = await insuredPatient(ctx, needs, its, said)
    // 202: the application then sends who they are.
    if (!patient) throw new Said(202, 'Peserta belum terdaftar sebagai pasien rumah sakit ini.')
    const { jeniskunjungan: kind, nomorreferensi: reference } = asked
    const begun = await bookInsured(ctx, needs, its, { patient, session, kind, reference })
    return {
      ...{
        nomorantrean: begun.number,
        angkaantrean: Number(begun.number.split('-').at(-1)),
        kodebooking: begun.code,
      },
      ...{ norm: patient.record, namapoli: begun.clinic, namadokter: begun.doctor },
      estimasidilayani: Date.parse(begun.estimate),
      ...quotasOf(await sessionStatus(ctx, its, session)),
      keterangan: COME,
    }
  },

  async sisaantrean({ ctx, needs, its }, { kodebooking }) {
    const { visit, number, left, lastCalled } = await insuredStanding(ctx, needs, its.code, kodebooking)
    if (visit.task === 99) throw new Refusal('visits.task_over')
    return {
      ...{
        nomorantrean: number ?? visit.number,
        namapoli: visit.clinic_title,
        namadokter: visit.doctor_name,
      },
      ...{ sisaantrean: left, antreanpanggil: lastCalled ?? '-' },
      // Seconds: what one patient takes by plan, for each who stands before.
      waktutunggu: visit.minutes_each * 60 * Math.max(0, left - 1),
      keterangan: left === 0 ? 'Sudah dilayani di poli.' : '',
    }
  },

  async batalantrean({ ctx, needs, its }, { kodebooking, keterangan }) {
    await cancelInsured(ctx, needs, its.code, kodebooking, keterangan || 'batal')
    return {}
  },

  async checkinantrean({ ctx, needs, its }, { kodebooking, waktu }) {
    await arriveInsured(ctx, needs, its.code, kodebooking, new Date(waktu))
    return {}
  },

  async pasienbaru({ ctx, needs, its }, asked) {
    const parts = [asked.namakel, asked.namakec, asked.namadati2, asked.namaprop].filter(Boolean)
    const { record } = await enrolInsured(ctx, needs, its.code, {
      ...{
        name: asked.nama,
        sex: asked.jeniskelamin === 'L' ? 'male' : 'female',
        birthDate: asked.tanggallahir,
      },
      ...{
        nik: asked.nik,
        insurance: asked.nomorkartu,
        ...(/^\+?\d{8,}$/.test(asked.nohp) && { phone: asked.nohp }),
      },
      address: [asked.alamat, asked.rt && `RT ${asked.rt} RW ${asked.rw}`, ...parts]
        .filter(Boolean)
        .join(', ')
        .slice(0, 200),
    })
    return { norm: record }
  },

  async jadwaloperasirs({ its }, { tanggalawal, tanggalakhir }) {
    const { system } = its.lines
    if (!system) throw new Said(201, 'Jadwal operasi tidak tersedia.')
    const surgeries = await system.surgeries(tanggalawal, tanggalakhir)
    return { list: surgeries.map((each) => ({ ...operation(each), nopeserta: each.insurance })) }
  },

  async jadwaloperasipasien({ its }, { nopeserta }) {
    const { system } = its.lines
    if (!system) throw new Said(201, 'Jadwal operasi tidak tersedia.')
    return { list: (await system.surgeriesOf(nopeserta)).map(operation) }
  },

  async ambilantreanfarmasi(called, { kodebooking }) {
    const { visit, kind } = await pharmacy(called, kodebooking)
    return { jenisresep: kind, nomorantrean: visit.ordinal, keterangan: '' }
  },

  async statusantreanfarmasi(called, { kodebooking }) {
    const { kind, ahead, lastCalled, total } = await pharmacy(called, kodebooking)
    const left = ahead === null ? 0 : ahead + 1
    return {
      jenisresep: kind,
      totalantrean: total,
      sisaantrean: left,
      antreanpanggil: numberIn(lastCalled),
      keterangan: '',
    }
  },
}

async function pharmacy({ ctx, needs, its }: Called, kodebooking: string) {
  const standing = await insuredStanding(ctx, needs, its.code, kodebooking)
  const task = standing.visit.task ?? 0
  if (task < 5 || task === 99) throw new Refusal('visits.task_order')
  const prescription = await its.lines.system?.prescription(standing.visit.code)
  if (!prescription) throw new Said(201, 'Tidak ada resep untuk kunjungan ini.')
  return { ...standing, kind: prescription === 'compounded' ? 'racikan' : 'non racikan' }
}

function operation({
  code,
  day,
  kind,
  clinicCode,
  clinicTitle,
  isDone,
}: {
  code: string
  day: string
  kind: string
  clinicCode: string
  clinicTitle: string
  isDone: boolean
}) {
  return {
    ...{
      kodebooking: code,
      tanggaloperasi: day,
      jenistindakan: kind,
      kodepoli: clinicCode,
      namapoli: clinicTitle,
    },
    terlaksana: isDone ? 1 : 0,
  }
}

function numberIn(number: string | null): number {
  return Number(number?.split('-').at(-1) ?? 0)
}

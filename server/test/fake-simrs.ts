import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Asked {
  readonly path: string
  readonly body: Record<string, unknown>
  readonly key: string | undefined
}

export const SITI = {
  ...{
    record: '001234',
    name: 'Siti Aminah',
    birthDate: '1984-05-12',
    sex: 'female',
    nik: '3505015205840001',
  },
  ...{ insurance: '0001234567890', phone: '081234567890', address: 'Desa Contoh RT 1 RW 2' },
}
const BUDI = {
  record: '001235',
  name: 'Budi Santoso',
  birthDate: '1990-01-02',
  sex: 'male',
  nik: '3505010201900002',
}

/** A hospital's own system on the loopback that speaks the protocol of `docs/simrs.md`. What it answers can be changed, and it can fall silent. */
export async function fakeSimrs() {
  const asked: Asked[] = []
  const state = {
    isSilent: false,
    /** What it says to everything in the place of an answer: a status and a body, or nothing. */
    says: undefined as { readonly status: number; readonly body: string } | undefined,
    /** Whom it tells of, whoever was asked for. */
    mistakes: undefined as object | undefined,
    eligibility: { isEligible: true, needsFingerprint: false, letter: '0001R0011126V000001' } as object,
    patients: [SITI, BUDI] as Record<string, unknown>[],
    sessions: [] as object[],
    prescription: undefined as string | undefined,
  }
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://simrs')
      const body = text ? JSON.parse(text) : {}
      const key = request.headers['idempotency-key']?.toString()
      asked.push({ path: url.pathname + url.search, body, key })
      if (state.isSilent) return request.socket.destroy()
      if (state.says) {
        response.writeHead(state.says.status, { 'content-type': 'application/json' }).end(state.says.body)
        return
      }
      if (request.headers.authorization !== 'Bearer simrs-secret') return send(401, {})
      const day = url.searchParams.get('day')
      if (url.pathname === '/clinics') return send(200, CLINICS)
      if (url.pathname === '/sessions')
        return send(
          200,
          state.sessions.filter((each) => (each as { startsAt: string }).startsAt.startsWith(day ?? '')),
        )
      if (url.pathname === '/patients/find') {
        const found = state.patients.find((each) => each[body.by as string] === body.value)
        if (state.mistakes) return send(200, state.mistakes)
        return found ? send(200, found) : send(404, {})
      }
      if (url.pathname === '/patients') {
        const known = state.patients.find(({ key: made }) => made === key)
        const record = (known?.record as string) ?? `00${2000 + state.patients.length}`
        if (!known) state.patients.push({ ...body, record, key })
        return send(200, { record })
      }
      if (url.pathname === '/eligibility') return send(200, state.eligibility)
      if (url.pathname.endsWith('/prescription'))
        return state.prescription ? send(200, { kind: state.prescription }) : send(404, {})
      if (url.pathname.startsWith('/surgeries')) return send(200, SURGERIES)
      return send(200, {})
    })
    function send(status: number, content: unknown) {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    ...{ asked, state, url: `http://127.0.0.1:${port}`, token: 'simrs-secret' },
    stop: () => new Promise<void>((done) => void server.close(() => done())),
  }
}

const CLINICS = [
  { code: 'INT', title: 'Poli Penyakit Dalam', letter: 'A', minutesEach: 10, insuranceCode: 'INT' },
  {
    code: 'MAT',
    title: 'Poli Mata',
    letter: 'M',
    minutesEach: 8,
    insuranceCode: 'MAT',
    needsFingerprint: true,
  },
]
const SURGERIES = [
  {
    ...{
      code: 'OP-1',
      day: '2026-03-03',
      kind: 'Operasi katarak',
      clinicCode: 'MAT',
      clinicTitle: 'Poli Mata',
    },
    ...{ isDone: false, insurance: SITI.insurance },
  },
]

/** Two sessions on the second of March 2026: one with two places for the insured and one for others, one that is shorter. */
export const SESSIONS = [
  {
    clinic: 'INT',
    doctor: { code: 'D1', name: 'dr. Contoh Satu, Sp.PD', insuranceCode: '12345', nationalId: '10009880728' },
    ...{ startsAt: '2026-03-02T03:00:00Z', endsAt: '2026-03-02T06:00:00Z', seats: { insured: 2, other: 1 } },
  },
  {
    clinic: 'MAT',
    doctor: { code: 'D2', name: 'dr. Contoh Dua, Sp.M', insuranceCode: '12346' },
    ...{ startsAt: '2026-03-02T03:00:00Z', endsAt: '2026-03-02T05:00:00Z', seats: { insured: 5, other: 5 } },
  },
]

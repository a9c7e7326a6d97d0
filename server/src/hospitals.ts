import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { HospitalLines, VisitsNeeds } from './capabilities/visits/index.ts'
import { type BpjsNeeds, bpjs } from './gateways/bpjs/index.ts'
import { simrs } from './gateways/simrs/index.ts'
import { Failure } from './kernel/failure.ts'

/** How hospitals are reached, and how the insurance comes in. */
export interface Hospitals {
  readonly lines: VisitsNeeds['lines']
  readonly inbound: BpjsNeeds['inbound']
  /** Those whose own system can be asked. */
  readonly connected: readonly { readonly region: string; readonly office: string }[]
}

const Url = z.url({ protocol: /^https?$/ })
const Listed = z.array(
  z.strictObject({
    region: z.string().min(1),
    office: z.string().min(1),
    zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']).default('Asia/Jakarta'),
    /** The hospital's number of organization at the ministry, of which FHIR identifiers are made. */
    satusehat: z.strictObject({ organization: z.string().regex(/^[0-9A-Za-z-]{3,40}$/) }).optional(),
    simrs: z.strictObject({ url: Url, token: z.string().min(8) }).optional(),
    bpjs: z
      .strictObject({
        ...{ url: Url, consId: z.string().min(1), secretKey: z.string().min(1), userKey: z.string().min(1) },
        /** With what the application of the insured comes in. */
        inbound: z.strictObject({ username: z.string().min(3), password: z.string().min(12) }).optional(),
      })
      .optional(),
  }),
)

/** Every hospital keeps its own timetable, and nobody outside is told. */
export const NO_HOSPITALS: Hospitals = { lines: () => ({}), inbound: () => undefined, connected: [] }

/** What stands in the file of `GUYUB_HOSPITALS`; secrets stay there and never in the database. See `docs/simrs.md`. */
export function hospitalsOf(file: string | undefined, now: () => Date = () => new Date()): Hospitals {
  if (file === undefined) return NO_HOSPITALS
  const listed = read(file)
  const found = new Map<string, HospitalLines>()
  for (const { region, office, zone, satusehat, simrs: system, bpjs: insurance } of listed)
    found.set(`${region} ${office}`, {
      ...(system && { system: simrs(system) }),
      ...(insurance && { insurance: bpjs(insurance, now, zone) }),
      ...(satusehat && { organization: satusehat.organization }),
    })
  return {
    lines: (region, office) => found.get(`${region} ${office}`) ?? {},
    inbound: (region, office) =>
      listed.find((each) => each.region === region && each.office === office)?.bpjs?.inbound,
    connected: listed.filter((each) => each.simrs),
  }
}

function read(file: string): z.output<typeof Listed> {
  let said: unknown
  try {
    said = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw wrong('tidak dapat dibaca sebagai JSON', 'could not be read as JSON')
  }
  const checked = Listed.safeParse(said)
  if (checked.success) return checked.data
  const where = checked.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw wrong(`tidak sesuai pada ${where}`, `is not right at ${where}`)
}

function wrong(id: string, en: string): Failure {
  return new Failure('configuration', {
    id: `berkas GUYUB_HOSPITALS ${id}; lihat docs/simrs.md`,
    en: `the file of GUYUB_HOSPITALS ${en}; see docs/simrs.md`,
  })
}

import { Code, Patient } from '@guyub/contract/visits'
import { z } from 'zod'
import { type HospitalSystem, SystemRefuses, SystemSilent } from '../../capabilities/visits/index.ts'
import { ownWords } from './own-words.ts'
import { readAnswer } from './read-answer.ts'
import { toldAbout } from './told-about.ts'

/** Where a hospital's own system answers, and what we prove ourselves with. */
export interface SimrsLine {
  readonly url: string
  readonly token: string
}

const PATIENCE_MS = 5000
const Clinics = z.array(
  z.object({
    ...{ code: Code, title: z.string().min(1), letter: z.string().regex(/^[A-Z]{1,2}$/) },
    minutesEach: z.int().min(1).max(120),
    insuranceCode: Code.optional(),
    needsFingerprint: z.boolean().default(false),
  }),
)
const Sessions = z.array(
  z.object({
    clinic: Code,
    doctor: z.object({
      ...{ code: Code, name: z.string().min(1) },
      insuranceCode: Code.optional(),
      nationalId: z.string().optional(),
    }),
    startsAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
    endsAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
    seats: z.object({ insured: z.int().min(0).max(500), other: z.int().min(0).max(500) }),
  }),
)
const Surgeries = z.array(
  z.object({
    ...{ code: Code, day: z.iso.date(), kind: z.string(), clinicCode: Code, clinicTitle: z.string() },
    ...{ isDone: z.boolean(), insurance: z.string() },
  }),
)
const Eligible = z.object({
  isEligible: z.boolean(),
  needsFingerprint: z.boolean().default(false),
  letter: z.string().optional(),
})

/**
 * A hospital's own system over HTTP, in the small protocol of `docs/simrs.md`, which the hospital's system or a bridge beside it speaks.
 * Everything is asked of it when it is needed; what it does not answer within five seconds, in another shape, at too great a length or
 * with a fault of its own is `SystemSilent`. A “no” (4xx) is `SystemRefuses`, with its words: asking again would change nothing.
 */
export function simrs({ url, token }: SimrsLine): HospitalSystem {
  async function ask<Shape extends z.ZodType>(
    shape: Shape,
    path: string,
    { body, key, mayMiss = false }: { body?: object; key?: string; mayMiss?: boolean } = {},
  ): Promise<z.output<Shape> | undefined> {
    let response: Response
    let text: string
    try {
      response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          ...{ authorization: `Bearer ${token}`, accept: 'application/json' },
          ...(body && { 'content-type': 'application/json' }),
          ...(key && { 'idempotency-key': key }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
        redirect: 'error',
      })
      text = await readAnswer(response)
    } catch (error) {
      throw error instanceof SystemSilent
        ? error
        : new SystemSilent('the hospital’s own system does not answer')
    }
    const { status } = response
    if (status === 404 && mayMiss) return undefined
    if (isNo(status)) throw new SystemRefuses(ownWords(status, text))
    if (!response.ok) throw new SystemSilent(`the hospital’s own system answers ${status}`)
    const read = shape.safeParse(parsed(text))
    if (!read.success) throw new SystemSilent('the hospital’s own system answers in another shape')
    return read.data
  }

  async function must<Shape extends z.ZodType>(
    ...asked: Parameters<typeof ask<Shape>>
  ): Promise<z.output<Shape>> {
    const answer = await ask(...asked)
    if (answer === undefined) throw new SystemSilent('the hospital’s own system answers nothing')
    return answer
  }

  return {
    // A number of a person never stands in an address, which other machines write down.
    async patient(by, value) {
      const patient = await ask(Patient, '/patients/find', { body: { by, value }, mayMiss: true })
      return patient && toldAbout(by, value, patient)
    },
    enrol: (patient, key) =>
      must(z.object({ record: Patient.shape.record }), '/patients', { body: patient, key }),
    clinics: () => must(Clinics, '/clinics'),
    sessions: (day) => must(Sessions, `/sessions?day=${day}`),
    eligibility: (question) => must(Eligible, '/eligibility', { body: question }),
    tellVisit: async (visit, key) => void (await ask(z.unknown(), '/visits', { body: visit, key })),
    tellTask: async (code, task, at, key) =>
      void (await ask(z.unknown(), '/visits/tasks', { body: { code, task, at: at.toISOString() }, key })),
    surgeries: (from, to) => must(Surgeries, `/surgeries?from=${from}&to=${to}`),
    surgeriesOf: (insurance) => must(Surgeries, '/surgeries/find', { body: { insurance } }),
    prescription: async (code) =>
      (
        await ask(
          z.object({ kind: z.enum(['compounded', 'ready']) }),
          `/visits/${encodeURIComponent(code)}/prescription`,
          {
            mayMiss: true,
          },
        )
      )?.kind,
  }
}

// 408, 425 and 429 ask for patience, so that they are silence.
function isNo(status: number): boolean {
  return status >= 400 && status < 500 && ![408, 425, 429].includes(status)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { hospitalAt, SystemRefuses, SystemSilent, type VisitsNeeds } from '../../capabilities/visits/index.ts'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Http } from '../../kernel/http.ts'
import { told } from '../../kernel/logging.ts'
import { limited } from '../../kernel/rate-limit.ts'
import { isReadable } from '../../kernel/readable.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { isRegion } from '../../kernel/regions.ts'
import { ASKED, type Operation } from './asked.ts'
import { OPERATIONS } from './operations.ts'
import { Said, WORDS } from './said.ts'
import { isToken, newToken } from './token.ts'

export { type BpjsLine, bpjs } from './client.ts'
export { closed } from './envelope.ts'

/** What the insurance proves itself with at one hospital. */
export interface InboundLine {
  readonly username: string
  readonly password: string
}

export interface BpjsNeeds {
  readonly visits: VisitsNeeds
  /** Where the insurance may come in; nothing where it may not. */
  readonly inbound: (region: string, hospital: string) => InboundLine | undefined
  readonly secret: Buffer
}

const BASE = '/bpjs/antrean/:region/:hospital'
const ASK = { max: 1200, minutes: 1 }
const GUESS = { max: 30, minutes: 1 }

/**
 * What the application of the insured (Mobile JKN) calls at a hospital: a token for name and password, then ten operations with it. Every
 * answer is 200 with the code of the catalogue inside, as its callers expect: 200 done, 201 not, 202 a new patient.
 */
export function bpjsRoutes(http: Http, needs: BpjsNeeds): void {
  const { app } = http
  const [ask, guess] = [limited(app, ASK), limited(app, GUESS)]
  const answer = (code: number, message: string, response?: object) => ({
    ...(response && { response }),
    metadata: { message, code },
  })

  app.get(`${BASE}/auth`, { onRequest: guess }, async (request) => {
    const { region, hospital } = placeOf(request)
    const line = needs.inbound(region, hospital)
    const { 'x-username': username, 'x-password': password } = request.headers
    if (!line || !isSame(username, line.username) || !isSame(password, line.password))
      return answer(201, 'Nama pengguna atau kata sandi tidak sesuai.')
    const token = newToken(needs.secret, `${region} ${hospital}`, line.username, http.now())
    return answer(200, 'Ok', { token })
  })

  for (const name of Object.keys(ASKED) as Operation[])
    app.post(`${BASE}/${name}`, { onRequest: ask, bodyLimit: 16 * 1024 }, async (request) => {
      try {
        return answer(200, 'Ok', await done(request, name))
      } catch (error) {
        if (error instanceof Said) return answer(error.code, error.message)
        if (error instanceof Refusal) return answer(201, WORDS[error.code] ?? 'Permintaan ditolak.')
        if (error instanceof SystemSilent) return answer(201, WORDS['visits.system_silent'] ?? '')
        if (error instanceof SystemRefuses) return answer(201, WORDS['visits.system_refuses'] ?? '')
        console.error(told(error as Error))
        return answer(201, 'Terjadi gangguan. Coba lagi nanti.')
      }
    })

  async function done(request: FastifyRequest, name: Operation): Promise<object> {
    const { region, hospital } = placeOf(request)
    const line = needs.inbound(region, hospital)
    const { 'x-token': token, 'x-username': username } = request.headers
    const isKnown =
      line &&
      isSame(username, line.username) &&
      isToken(needs.secret, `${region} ${hospital}`, line.username, String(token ?? ''), http.now())
    if (!isKnown || !(await isRegion(http.pool, region)))
      throw new Said(201, 'Token tidak berlaku atau sudah kedaluwarsa.')
    const read = ASKED[name].safeParse(request.body)
    if (!read.success || !isReadable(request.body))
      throw new Said(201, `Isian tidak sesuai: ${wrongFields(read.error?.issues)}`)
    const ctx: Context = { region: http.pool.region(region), actor: NOBODY, now: http.now }
    const its = await hospitalAt(ctx, needs.visits, hospital)
    const { zone } = await regionToday(ctx)
    return OPERATIONS[name]({ ctx, needs: needs.visits, its, zone }, read.data as never)
  }
}

function placeOf(request: FastifyRequest) {
  return request.params as { readonly region: string; readonly hospital: string }
}

function wrongFields(issues: readonly { readonly path: readonly PropertyKey[] }[] = []): string {
  return [...new Set(issues.map(({ path }) => String(path[0] ?? 'isi')))].join(', ') || 'isi'
}

function isSame(said: string | string[] | undefined, right: string): boolean {
  const [given, known] = [Buffer.from(String(said ?? '')), Buffer.from(right)]
  return given.length === known.length && timingSafeEqual(given, known)
}

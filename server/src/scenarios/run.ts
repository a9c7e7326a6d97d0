import { createHash } from 'node:crypto'
import { newPin, newTrackingCode, type TrackView } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { minutesOf, type Scenario, type ScenarioStep } from '@guyub/contract/definition/scenario'
import type { Role } from '@guyub/contract/identity/roles'
import type { InjectOptions } from 'fastify'
import type { z } from 'zod'
import { samplePaper, samplePhoto } from './sample-files.ts'

/** Where requests are made: an application in this process, or a server elsewhere. */
export interface Door {
  inject(request: InjectOptions): Promise<{ readonly statusCode: number; readonly body: string }>
}

/** Whom a door takes a request to be from, and when: what the tests and the rehearsal say instead of logging in. */
export interface Stage {
  readonly app: Door
  readonly region: string
  readonly service: { readonly key: string; readonly version: number }
  /** Minutes that the region's zone is ahead of UTC. */
  readonly offset: number
  /** Headers that make the door believe in this role, in the agency with this function. */
  as(role: Role, office?: string): Readonly<Record<string, string>>
  /** The code of the agency with a function. */
  officeOf(wanted: string): Promise<string>
  /** Takes every request further whose time is over. */
  lapse(): Promise<unknown>
  setClock(now: Date): void
}

const MINUTE = 60_000

/** What the person takes home, and follows the request with. */
interface Receipt {
  readonly caseId: string
  readonly trackingCode: string
  readonly pin: string
}

/** Plays a scenario through the front door on a day, and throws at the first thing that is not as it says. */
export async function runScenario(stage: Stage, scenario: Scenario, day: string): Promise<string> {
  const { caseId, steps } = courseOf(stage, scenario, day)
  let at = Date.parse(`${day}T${scenario.steps[0]?.at ?? '09:00'}:00Z`) - stage.offset * MINUTE
  for (const { after, play } of steps) {
    at += minutesOf(after) * MINUTE
    stage.setClock(new Date(at))
    await play(at)
  }
  return caseId
}

/** One request's way through a scenario, step by step: whoever plays it says when each of them happens. */
export function courseOf(stage: Stage, scenario: Scenario, day: string) {
  const receipt: Receipt = {
    caseId: newCommandId(),
    trackingCode: newTrackingCode(stage.region),
    pin: newPin(),
  }
  const steps = scenario.steps.map((step, index) => ({
    ...step,
    async play(at: number): Promise<void> {
      try {
        if (step.act === 'submit') await submit(stage, scenario, step, receipt, day, at)
        else if (step.act === 'wait') await stage.lapse()
        else await act(stage, step, receipt, day, at)
        if (step.expect) await compare(stage, step.expect, receipt)
      } catch (error) {
        throw new Error(
          `${stage.service.key}/${scenario.key}, step ${index + 1} (${step.act}): ${(error as Error).message}`,
          { cause: error },
        )
      }
    },
  }))
  return { caseId: receipt.caseId, steps }
}

async function submit(
  stage: Stage,
  scenario: Scenario,
  step: ScenarioStep,
  { caseId, trackingCode, pin }: Receipt,
  day: string,
  at: number,
) {
  const photos: { field: string; id: string }[] = []
  const form = Object.fromEntries(
    Object.entries(scenario.answers).map(([field, answer]) => {
      if (Array.isArray(answer) && answer[0] === '{photo}') {
        photos.push({ field, id: newCommandId() })
        return [field, [photos.at(-1)?.id ?? '']]
      }
      return [field, typeof answer === 'string' ? dated(answer, day) : answer]
    }),
  )
  const isOwn = step.as === 'applicant'
  await post(stage, step, isOwn ? '/apply' : '/cases', {
    commandId: caseId,
    service: stage.service.key,
    serviceVersion: stage.service.version,
    ...{ trackingCode, pin },
    ...(!isOwn && { channel: 'counter' }),
    form,
    ...(!isOwn && { occurredAt: new Date(at).toISOString() }),
  })
  for (const { field, id } of photos)
    await attach(stage, step, { caseId, trackingCode, pin }, id, { field }, await samplePhoto())
}

async function act(stage: Stage, step: ScenarioStep, receipt: Receipt, day: string, at: number) {
  const { product, reason, message, number } = step
  const paper = step.paper ? newCommandId() : undefined
  if (paper) await attach(stage, step, receipt, paper, { product: product ?? '' }, await samplePaper())
  const isOwn = step.as === 'applicant'
  const key = isOwn ? await keyOf(stage, receipt) : undefined
  await post(stage, step, isOwn ? `/track/${receipt.trackingCode}/act` : `/cases/${receipt.caseId}/act`, {
    ...(key !== undefined && { key }),
    commandId: newCommandId(),
    action: step.act,
    ...{
      product,
      reason,
      message,
      paper,
      handler: step.handler && (await stage.officeOf(step.handler)),
      number: number && numbered(dated(number, day), receipt.caseId),
    },
    occurredAt: new Date(at).toISOString(),
  })
}

async function attach(
  stage: Stage,
  step: ScenarioStep,
  receipt: Receipt,
  id: string,
  to: Record<string, string>,
  bytes: Buffer,
) {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const isOwn = step.as === 'applicant'
  const query = { commandId: id, sha256, ...to, ...(isOwn && { key: await keyOf(stage, receipt) }) }
  const path = isOwn ? `track/${receipt.trackingCode}` : `cases/${receipt.caseId}`
  const url = `/api/r/${stage.region}/${path}/files?${new URLSearchParams(query)}`
  const headers = { ...headersOf(stage, step), 'content-type': 'application/octet-stream' }
  const response = await stage.app.inject({ method: 'POST', url, headers, payload: bytes })
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
}

function headersOf(stage: Stage, { as, in: office }: ScenarioStep): Readonly<Record<string, string>> {
  return as === 'applicant' ? {} : stage.as(as, office)
}

/** What opens the request to the person who holds its receipt. */
async function keyOf(stage: Stage, { trackingCode, pin }: Receipt): Promise<string> {
  const url = `/api/r/${stage.region}/track`
  const response = await stage.app.inject({ method: 'POST', url, payload: { trackingCode, pin } })
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  return JSON.parse(response.body).key
}

async function post(stage: Stage, step: ScenarioStep, path: string, payload: object): Promise<void> {
  const url = `/api/r/${stage.region}${path}`
  const response = await stage.app.inject({ method: 'POST', url, headers: headersOf(stage, step), payload })
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
}

async function compare(
  stage: Stage,
  expected: NonNullable<ScenarioStep['expect']>,
  receipt: Receipt,
): Promise<void> {
  const found = await standing(stage, receipt)
  const wrong = [
    ...(expected.state && found.state !== expected.state
      ? [`it stands at ${found.state}, not at ${expected.state}`]
      : []),
    ...Object.entries(expected.products)
      .filter(([product, state]) => found.products[product]?.state !== state)
      .map(([product, state]) => `${product} stands at ${found.products[product]?.state}, not at ${state}`),
    ...expected.kept
      .filter((product) => !isKept(found.products[product]))
      .map((product) => `the promise of ${product} was not kept`),
    ...expected.late
      .filter((product) => isKept(found.products[product]))
      .map((product) => `the promise of ${product} was kept`),
  ]
  if (wrong.length) throw new Error(wrong.join('; '))
}

/** As the family sees it: where it stands is the same for everybody. */
async function standing(stage: Stage, receipt: Receipt) {
  const query = new URLSearchParams({ key: await keyOf(stage, receipt) })
  const url = `/api/r/${stage.region}/track/${receipt.trackingCode}?${query}`
  const response = await stage.app.inject({ url })
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  const { state, products } = JSON.parse(response.body) as z.output<typeof TrackView>
  return { state: state.key, products: Object.fromEntries(products.map((its) => [its.key, its])) }
}

type Reached = Pick<z.output<typeof TrackView>['products'][number], 'deliveredAt' | 'promiseDue'>

function isKept(product: Reached | undefined): boolean {
  return Boolean(product?.deliveredAt && product.deliveredAt <= product.promiseDue)
}

/** Numbers of the register, another for each request: papers are told apart by them. */
function numbered(text: string, caseId: string): string {
  const serial = String((Number.parseInt(caseId.slice(-6), 16) % 9000) + 1000)
  return text.replace('{serial}', serial).replace('{kk}', `350501200515${serial}`)
}

function dated(text: string, day: string): string {
  return text.replace(/\{today(?:-(\d+))?\}/g, (_, days = '0') =>
    new Date(Date.parse(day) - Number(days) * 86_400_000).toISOString().slice(0, 10),
  )
}

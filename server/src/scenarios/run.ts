import { createHash } from 'node:crypto'
import { newPin, newTrackingCode, type ProductStanding } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { minutesOf, type Scenario, type ScenarioStep } from '@guyub/contract/definition/scenario'
import type { Role } from '@guyub/contract/identity/roles'
import type { FastifyInstance } from 'fastify'
import { samplePaper, samplePhoto } from './sample-files.ts'

/** Whom a door takes a request to be from, and when: what the tests and the rehearsal say instead of logging in. */
export interface Stage {
  readonly app: FastifyInstance
  readonly region: string
  readonly service: { readonly key: string; readonly version: number }
  /** Minutes that the region's zone is ahead of UTC. */
  readonly offset: number
  /** Headers that make the door believe in this role. */
  as(role: Role): Readonly<Record<string, string>>
  setClock(now: Date): void
}

const MINUTE = 60_000

/** Plays a scenario through the front door on a day, and throws at the first thing that is not as it says. */
export async function runScenario(stage: Stage, scenario: Scenario, day: string): Promise<string> {
  const caseId = newCommandId()
  let at = Date.parse(`${day}T${scenario.steps[0]?.at ?? '09:00'}:00Z`) - stage.offset * MINUTE
  for (const [index, step] of scenario.steps.entries()) {
    at += minutesOf(step.after) * MINUTE
    stage.setClock(new Date(at))
    try {
      if (step.act === 'submit') await submit(stage, scenario, step, caseId, day, at)
      else await act(stage, step, caseId, day, at)
      if (step.expect) await compare(stage, step.expect, caseId)
    } catch (error) {
      throw new Error(
        `${stage.service.key}/${scenario.key}, step ${index + 1} (${step.act}): ${(error as Error).message}`,
        { cause: error },
      )
    }
  }
  return caseId
}

async function submit(
  stage: Stage,
  scenario: Scenario,
  step: ScenarioStep,
  caseId: string,
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
  await post(stage, step.as, '/cases', {
    commandId: caseId,
    service: stage.service.key,
    serviceVersion: stage.service.version,
    trackingCode: newTrackingCode(stage.region),
    pin: newPin(),
    channel: 'counter',
    form,
    occurredAt: new Date(at).toISOString(),
  })
  for (const { field, id } of photos) await attach(stage, step.as, caseId, id, { field }, await samplePhoto())
}

async function act(stage: Stage, step: ScenarioStep, caseId: string, day: string, at: number) {
  const { product, reason, message, number } = step
  const paper = step.paper ? newCommandId() : undefined
  if (paper) await attach(stage, step.as, caseId, paper, { product: product ?? '' }, await samplePaper())
  await post(stage, step.as, `/cases/${caseId}/act`, {
    commandId: newCommandId(),
    action: step.act,
    ...{
      product,
      reason,
      message,
      paper,
      number: number && dated(number, day).replace('{kk}', '3505012005150003'),
    },
    occurredAt: new Date(at).toISOString(),
  })
}

async function attach(
  stage: Stage,
  role: Role,
  caseId: string,
  id: string,
  to: Record<string, string>,
  bytes: Buffer,
) {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const url = `/api/r/${stage.region}/cases/${caseId}/files?${new URLSearchParams({ commandId: id, sha256, ...to })}`
  const headers = { ...stage.as(role), 'content-type': 'application/octet-stream' }
  const response = await stage.app.inject({ method: 'POST', url, headers, payload: bytes })
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
}

async function post(stage: Stage, role: Role, path: string, payload: object): Promise<void> {
  const url = `/api/r/${stage.region}${path}`
  const response = await stage.app.inject({ method: 'POST', url, headers: stage.as(role), payload })
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
}

async function compare(
  stage: Stage,
  expected: NonNullable<ScenarioStep['expect']>,
  caseId: string,
): Promise<void> {
  const url = `/api/r/${stage.region}/cases/${caseId}`
  const response = await stage.app.inject({ url, headers: stage.as('civil-registrar') })
  const found = response.json() as { state: string; products: Record<string, ProductStanding> }
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

function isKept(product: ProductStanding | undefined): boolean {
  return product?.deliveredAt !== undefined && product.deliveredAt <= product.promiseDue
}

function dated(text: string, day: string): string {
  return text.replace(/\{today(?:-(\d+))?\}/g, (_, days = '0') =>
    new Date(Date.parse(day) - Number(days) * 86_400_000).toISOString().slice(0, 10),
  )
}

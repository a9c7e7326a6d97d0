import { isDeepStrictEqual } from 'node:util'
import { newCommandId } from '@guyub/contract/command'
import { minutesOf } from '@guyub/contract/definition/scenario'
import type { Walk, WalkStep } from '@guyub/contract/definition/walk'
import type { Role } from '@guyub/contract/identity/roles'
import { z } from 'zod'
import { operationOf } from './operations.ts'
import type { Door, Stage } from './run.ts'

/** Whom a walk takes for its people, and where it takes place. */
export interface WalkStage extends Pick<Stage, 'region' | 'offset' | 'setClock'> {
  readonly app: Door
  readonly village: string
  /** Somebody of this role, always the same under one name, and what makes the door believe it. */
  personOf(role: Role, office?: string, person?: string): Promise<Person>
}

export interface Person {
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
}

const MINUTE = 60_000
const DAY = 86_400_000

/** Plays a walk through the front door on a day, and throws at the first thing that is not as it says. Commands are sent twice. */
export async function runWalk(stage: WalkStage, service: string, walk: Walk, day: string): Promise<void> {
  const kept = new Map<string, unknown>([['village', stage.village]])
  let at = Date.parse(`${day}T${walk.steps[0]?.at ?? '09:00'}:00Z`) - stage.offset * MINUTE
  for (const [index, step] of walk.steps.entries()) {
    at += minutesOf(step.after) * MINUTE
    stage.setClock(new Date(at))
    try {
      await play(stage, step, kept, new Date(at))
    } catch (error) {
      throw new Error(
        `${service}/${walk.key}, step ${index + 1} (${step.call}): ${(error as Error).message}`,
        { cause: error },
      )
    }
  }
}

async function play(stage: WalkStage, step: WalkStep, kept: Map<string, unknown>, now: Date) {
  const operation = operationOf(step.call)
  if (!operation) throw new Error('there is no such operation')
  const given = (await filled(stage, step.with, kept, now)) as Record<string, unknown>
  const asked = {
    ...(asksFor(operation.body, 'commandId') && { commandId: newCommandId() }),
    ...(asksFor(operation.body, 'occurredAt') && { occurredAt: now.toISOString() }),
    ...given,
  }
  const path = operation.path.replace(/:(\w+)/g, (_, name) =>
    encodeURIComponent(String(asked[name as keyof typeof asked])),
  )
  const inPath = new Set([...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name))
  const body = Object.fromEntries(Object.entries(asked).filter(([name]) => !inPath.has(name)))
  const person = step.as === 'nobody' ? undefined : await stage.personOf(step.as, step.in, step.person)
  const send = () => sent(stage, operation.method, path, body, person)
  const first = await send()
  const { refused, answer = {} } = step.expect ?? {}
  if (refused !== undefined) {
    if (first.body.code !== refused)
      throw new Error(`it was answered ${first.status} ${first.text}, not refused with ${refused}`)
    return
  }
  if (first.status !== 200) throw new Error(`${first.status} ${first.text}`)
  for (const [place, value] of Object.entries(answer)) {
    const wanted = await filled(stage, value, kept, now)
    const found = at(first.body, place)
    if (!isDeepStrictEqual(found, wanted))
      throw new Error(`${place} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`)
  }
  for (const [name, place] of Object.entries(step.keep)) kept.set(name, at(first.body, place))
  if (operation.method !== 'POST' || !('commandId' in asked)) return
  const again = await send()
  if (again.text !== first.text) throw new Error(`sent twice it answered ${again.status} ${again.text}`)
}

async function sent(
  stage: WalkStage,
  method: 'GET' | 'POST',
  path: string,
  body: object,
  person: Person | undefined,
) {
  const query = new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)]))
  const url = `/api/r/${stage.region}${path}${method === 'GET' && query.size ? `?${query}` : ''}`
  const response = await stage.app.inject({
    ...{ method, url, headers: person?.headers ?? {} },
    ...(method === 'POST' && { payload: body }),
  })
  return { status: response.statusCode, text: response.body, body: JSON.parse(response.body) }
}

/** Whether an operation takes a field of this name, in any of its forms. */
function asksFor(body: z.ZodType, name: string): boolean {
  if (body instanceof z.ZodObject) return name in body.shape
  if (body instanceof z.ZodUnion) return body.options.some((option) => asksFor(option as z.ZodType, name))
  return false
}

/** The value at a place such as `items.0.id`; of nothing, nothing. */
function at(value: unknown, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>((here, step) => (here as Record<string, unknown> | undefined)?.[step], value)
}

async function filled(
  stage: WalkStage,
  value: unknown,
  kept: ReadonlyMap<string, unknown>,
  now: Date,
): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((each) => filled(stage, each, kept, now)))
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(async ([key, each]) => [
      key,
      await filled(stage, each, kept, now),
    ])
    return Object.fromEntries(await Promise.all(entries))
  }
  if (typeof value !== 'string') return value
  // What was kept stays what it was: a number is one, not its letters.
  const whole = /^\{([a-z][a-z0-9-]*)\}$/.exec(value)?.[1]
  if (whole !== undefined && kept.has(whole)) return kept.get(whole)
  const person = /^\{person:([a-z-]+)(?::([a-z-]+))?\}$/.exec(value)
  if (person) return (await stage.personOf(person[1] as Role, undefined, person[2])).id
  const local = new Date(now.getTime() + stage.offset * MINUTE)
  return value
    .replace(/\{now(?:\+(P[^}]+))?\}/g, (_, more) =>
      new Date(now.getTime() + (more ? minutesOf(more) : 0) * MINUTE).toISOString(),
    )
    .replace(/\{today(?:\+(\d+))?\}/g, (_, days = '0') =>
      new Date(local.getTime() + Number(days) * DAY).toISOString().slice(0, 10),
    )
    .replace(/\{([a-z][a-z0-9-]*)\}/g, (all, name) => (kept.has(name) ? String(kept.get(name)) : all))
}

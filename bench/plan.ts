import { newCommandId } from '@guyub/contract/command'
import pg from 'pg'
import { loadSample } from '../server/src/capabilities/plan/load-sample.ts'
import { openPool } from '../server/src/kernel/db.ts'
import type { Product } from './product.ts'

const TIMES = 14
const CHILDREN = ['milestone_report', 'indicator_report', 'milestone', 'indicator', 'budget', 'risk', 'edit']

/** Puts a generated plan of 2,016 activities, with milestones, money, figures and risks, where the region's own was. */
export async function seedPlan(admin: string): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  for (const table of [...CHILDREN.map((name) => `plan_${name}`), 'plan_activity', 'plan'])
    await client.query(`delete from ${table} where region_code = '3505'`)
  await client.end()
  const pool = openPool(admin, { connections: 1 })
  await loadSample(pool.region('3505'), [], { times: TIMES })
  await pool.end()
}

export interface PlanTimes {
  /** Each the 99th percentile in milliseconds, asked by one person through the door. */
  readonly edit: number
  readonly tree: number
  readonly activities: number
  readonly programme: number
  readonly page: number
  readonly amend: number
}

/** How long a planner waits for an edit, for the tree with every percentage computed anew, for all lines, and for the page. */
export async function planTimes(product: Product, planner: string, count: number): Promise<PlanTimes> {
  const base = `${product.url}/api/r/3505/plan`
  const headers = { cookie: planner, 'content-type': 'application/json' }
  async function send(path: string, body: object): Promise<Record<string, unknown>> {
    const init = { method: 'POST', headers, body: JSON.stringify({ commandId: newCommandId(), ...body }) }
    return answered(await fetch(`${base}${path}`, init))
  }
  const read = async (url: string) => {
    const response = await fetch(url, { headers })
    const text = await response.text()
    if (!response.ok) throw new Error(text)
    return text
  }
  const { id } = JSON.parse(await read(base)) as { id: string }
  const lines = JSON.parse(await read(`${base}/activities`)) as { id: string; programmeId: string }[]
  const amend = await timed(1, async () => {
    draft = String((await send(`/versions/${id}/amend`, {})).planId)
  })
  const edit = await timed(count, async (n) => {
    const line = lines[(n * 37) % lines.length]
    const { node } = JSON.parse(await read(`${base}/activities/${line?.id}?version=${draft}`)) as {
      node: { versions: Record<string, number> }
    }
    const changes = [{ field: 'description', seen: node.versions.description ?? 0, value: `Uraian ke-${n}` }]
    const began = performance.now()
    await send(`/versions/${draft}/nodes/activity/${line?.id}/edit`, { changes })
    return performance.now() - began
  })
  return {
    ...{ edit, amend },
    tree: await timed(count, () => read(base)),
    activities: await timed(Math.ceil(count / 4), () => read(`${base}/activities`)),
    programme: await timed(count, (n) =>
      read(`${base}/activities?programme=${lines[n % lines.length]?.programmeId}`),
    ),
    page: await timed(Math.ceil(count / 4), () => read(`${product.url}/gerakan`)),
  }
}

let draft = ''

// The work's own time where it tells one; else the whole of it.
async function timed(count: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const began = performance.now()
    const own = await work(n)
    times.push(typeof own === 'number' ? own : performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)[Math.ceil(count * 0.99) - 1] ?? 0
}

async function answered(response: Response): Promise<Record<string, unknown>> {
  const body = (await response.json()) as Record<string, unknown>
  if (!response.ok) throw new Error(JSON.stringify(body))
  return body
}

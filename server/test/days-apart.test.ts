import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyOfCase } from '../src/capabilities/cases/index.ts'
import { canonical } from '../src/kernel/canonical.ts'
import { anAct, aRequest, NINE } from './builders.ts'
import type { TestApp } from './harness.ts'
import { startVillageNode } from './village-node.ts'

const TIME_LIMIT = 12_000
const FAMILIES = 3

/** What happens, in the order of the days: to a family's request at the village or at the regency, or between the two. */
const STEPS = [
  ...(['photo', 'note', 'correct', 'withdraw'] as const),
  ...(['ask', 'verify', 'remark', 'correct-elsewhere'] as const),
  ...(['meet', 'break', 'stick'] as const),
] as const
type Step = { readonly what: (typeof STEPS)[number]; readonly family: number; readonly bytes: number }

/** One command on its way to one of the two, so that it can be given again to a server that was never cut off. */
interface Given {
  readonly at: 'node' | 'regency'
  readonly family: number
  readonly id: string
  readonly give: (app: TestApp, caseId: string, id: string) => Promise<number>
}

let two: Awaited<ReturnType<typeof startVillageNode>>
beforeAll(async () => {
  two = await startVillageNode()
})
afterAll(() => two.stop())

const plan = fc.array(
  fc.record({
    what: fc.constantFrom(...STEPS),
    family: fc.nat({ max: FAMILIES - 1 }),
    bytes: fc.integer({ min: 100, max: 20_000 }),
  }),
  { minLength: 4, maxLength: 24 },
)

test('days apart and then in step again: the same as if the line had never been cut, and nothing is lost', async () => {
  let [runs, same] = [0, 0]
  await fc.assert(
    fc.asyncProperty(plan, async (steps) => {
      const requests = Array.from({ length: FAMILIES }, () => aRequest())
      const given = await apart(requests, steps)
      two.line.mend()
      expect(await two.meet()).toBeNull()
      expect(await two.meet()).toBeNull()

      const ids = requests.map(({ commandId }) => commandId)
      const inbox = new Set(await waitingAt(two.regency))
      // A photograph that a person still decides on stays at the village until then.
      for (const id of ids) expect(await copyAt(two.node, id, inbox)).toBe(await copyAt(two.regency, id))
      expect(new Set(await waitingAt(two.node))).toEqual(inbox)
      // Whatever somebody heard a yes to at the village was carried out, or waits for a person.
      for (const { id, at } of given)
        expect([id, at === 'regency' || inbox.has(id) || (await isDone(id))]).toEqual([id, true])

      const twins = requests.map(() => aRequest())
      for (const [family, twin] of twins.entries()) {
        const its = given.filter((one) => one.family === family)
        if ((await online(twin, its)) && !its.some(({ id }) => inbox.has(id))) {
          expect(await standingAt(two.regency, twin.commandId)).toEqual(
            await standingAt(two.regency, ids[family] ?? ''),
          )
          same += 1
        }
      }
      runs += 1
    }),
    { numRuns: 40, interruptAfterTimeLimit: TIME_LIMIT, markInterruptAsFailure: false },
  )
  expect(runs).toBeGreaterThan(3)
  expect(same).toBeGreaterThan(runs)
})

/** The days as they were: the village files and works on its own server, the regency on its own, and now and then they meet. */
async function apart(
  requests: readonly ReturnType<typeof aRequest>[],
  steps: readonly Step[],
): Promise<Given[]> {
  const { node, regency, line, meet, nodeId } = two
  const given: Given[] = []
  line.cut()
  for (const [family, request] of requests.entries()) {
    expect((await node.post('/cases', request, 'clerk')).status).toBe(200)
    given.push({ at: 'node', family, id: request.commandId, give: async () => 200 })
  }
  for (const { what, family, bytes } of steps) {
    if (what === 'meet' || what === 'break') {
      line.mend()
      if (what === 'break') line.breakAfter(bytes)
      await meet()
      line.cut()
    } else if (what === 'stick') await carry(node, regency, nodeId)
    else {
      const command = commandOf(what, family)
      const app = command.at === 'node' ? node : regency
      if ((await command.give(app, requests[family]?.commandId ?? '', command.id)) === 200)
        given.push(command)
    }
  }
  return given
}

/** The same commands in the same order, by people who were never cut off. False: one of them was refused. */
async function online(twin: ReturnType<typeof aRequest>, given: readonly Given[]): Promise<boolean> {
  expect((await two.regency.post('/cases', twin, 'clerk')).status).toBe(200)
  for (const { give } of given)
    if ((await give(two.regency, twin.commandId, newCommandId())) !== 200) return false
  return true
}

function commandOf(what: Exclude<Step['what'], 'meet' | 'break' | 'stick'>, family: number): Given {
  const id = newCommandId()
  const act = (
    at: Given['at'],
    who: 'clerk' | 'colleague' | 'registrar',
    action: string,
    more: object = {},
  ): Given => ({
    ...{ at, family, id },
    give: async (app, caseId, commandId) =>
      (await app.post(`/cases/${caseId}/act`, { ...anAct(action, more), commandId }, who)).status,
  })
  const note = (at: Given['at'], who: 'clerk' | 'registrar'): Given => ({
    ...{ at, family, id },
    give: async (app, caseId, commandId) =>
      (await app.post(`/cases/${caseId}/notes`, { commandId, text: 'Catatan', occurredAt: NINE }, who))
        .status,
  })
  switch (what) {
    case 'photo':
      return { at: 'node', family, id, give: (app, caseId, commandId) => attach(app, caseId, commandId) }
    case 'note':
      return note('node', 'clerk')
    case 'remark':
      return note('regency', 'registrar')
    case 'correct':
      return act('node', 'clerk', 'correct', { form: { 'father-name': 'Budi Santoso Putra' } })
    case 'correct-elsewhere':
      return act('regency', 'colleague', 'correct', { form: { 'mother-name': 'Siti Aminah Putri' } })
    case 'withdraw':
      return act('node', 'clerk', 'withdraw')
    case 'ask':
      return act('regency', 'registrar', 'ask-correction', { reason: 'blurred', message: 'Foto buram' })
    case 'verify':
      return act('regency', 'registrar', 'verify')
  }
}

async function attach(app: TestApp, caseId: string, commandId: string): Promise<number> {
  const payload = Buffer.from('%PDF-1.7 photograph')
  const sha256 = createHash('sha256').update(payload).digest('hex')
  const query = new URLSearchParams({ commandId, field: 'birth-letter', sha256 })
  const headers = { 'x-actor': 'clerk', 'content-type': 'application/pdf' }
  const url = `/api/r/3505/cases/${caseId}/files?${query}`
  return (await app.inject({ method: 'POST', url, headers, payload })).statusCode
}

async function carry(from: TestApp, to: TestApp, nodeId: string): Promise<void> {
  const walk = async (source: TestApp, target: TestApp, query: string, who: string) => {
    const url = '/api/r/3505/nodes/bundles'
    const { rawPayload } = await source.inject({ url: `${url}/export${query}`, headers: { 'x-actor': who } })
    const headers = { 'x-actor': 'clerk', 'content-type': 'application/octet-stream' }
    expect(
      (await target.inject({ method: 'POST', url: `${url}/import`, headers, payload: rawPayload }))
        .statusCode,
    ).toBe(200)
  }
  await walk(from, to, '', 'clerk')
  await walk(to, from, `?node=${nodeId}`, 'admin')
}

const contextOf = (app: TestApp) => ({ ...app.ctx, actor: app.actors.clerk })

async function copyAt(
  app: TestApp,
  caseId: string,
  waiting: ReadonlySet<string> = new Set(),
): Promise<string> {
  const copy = await copyOfCase(contextOf(app), { vault: app.vault }, caseId)
  return canonical({ ...copy, files: copy?.files.filter((id) => !waiting.has(id)) })
}

/** How a request stands, without what differs between two: ids, codes, and when the server heard. */
async function standingAt(app: TestApp, caseId: string) {
  const copy = await copyOfCase(contextOf(app), { vault: app.vault }, caseId)
  const { state, products, version, round, flags, facts, form, closed, waiting, entries, files, former } =
    copy ?? {}
  return {
    ...{ state, products, version, round, flags, facts, form, closed, waiting, files: files?.length },
    entries: entries?.map(({ id: _, ...entry }) => canonical(entry)).sort(),
    former: former?.map(({ form: its, action }) => canonical({ its, action })),
  }
}

async function waitingAt(app: TestApp): Promise<string[]> {
  const rows = await app.admin
    .selectFrom('node_command')
    .select('id')
    .where('state', 'not in', ['done', 'dropped'])
    .execute()
  return rows.map(({ id }) => id)
}

async function isDone(id: string): Promise<boolean> {
  const row = await two.regency.admin
    .selectFrom('command_receipt')
    .select('result')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.result != null
}

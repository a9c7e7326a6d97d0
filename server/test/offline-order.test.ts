import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from './builders.ts'
import { startTestApp, type TestApp } from './harness.ts'

const TIME_LIMIT = 25_000
const ROUNDS = 6

interface Plan {
  /** Its form has a mistake: the submission is refused, and what follows it waits for a person. */
  readonly isBroken: boolean
  readonly photos: number
  readonly ending: 'none' | 'correct' | 'withdraw'
  readonly hasReceipt: boolean
}

interface Command {
  readonly id: string
  readonly family: number
  /** Must have succeeded before this one can. */
  readonly after: string | undefined
  send(): Promise<{ status: number; body: Record<string, unknown> }>
}

/** What a device knows of its commands. */
type Known = Map<string, { readonly status: number; readonly answer: object; readonly isFinal: boolean }>

const plan: fc.Arbitrary<Plan> = fc.record({
  isBroken: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  photos: fc.nat({ max: 2 }),
  ending: fc.constantFrom('none', 'correct', 'withdraw'),
  hasReceipt: fc.boolean(),
})

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('in whatever order, how often and from whichever device commands arrive, it ends as if they had come in order', async () => {
  const arrivals = fc.infiniteStream(fc.nat({ max: 999_999 }))
  let runs = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(plan, { minLength: 1, maxLength: 4 }),
      arrivals,
      fc.integer({ min: 1, max: 3 }),
      async (plans, stream, atOnce) => {
        const next = () => stream.next().value ?? 0
        const families = plans.map((each, family) => commandsOf(each, family))
        const known = await arriveSomehow(families.flat(), next, atOnce)
        const twins = plans.map((each, family) => commandsOf(each, family))
        for (const command of twins.flat()) await command.send()

        for (const [index, commands] of families.entries()) {
          expect(await standingOf(commands)).toEqual(await standingOf(twins[index] ?? []))
          const waiting = commands.filter(({ id }) => known.get(id)?.status !== 200)
          // All of a broken family is left on the device, none of another.
          expect(waiting).toHaveLength(plans[index]?.isBroken ? commands.length : 0)
        }
        runs += 1
      },
    ),
    { numRuns: 25, interruptAfterTimeLimit: TIME_LIMIT, markInterruptAsFailure: false },
  )
  expect(runs).toBeGreaterThan(3)
  expect(await gapsInNumbers()).toEqual([])
})

/**
 * Each command one to three times, shuffled, a few at once; then two devices try again what is still waiting, each in an
 * order of its own, as often as an outbox would until somebody looks.
 */
async function arriveSomehow(
  commands: readonly Command[],
  next: () => number,
  atOnce: number,
): Promise<Known> {
  const known: Known = new Map()
  const first = shuffled(
    commands.flatMap((command) => Array.from({ length: 1 + (next() % 3) }, () => command)),
    next,
  )
  for (let at = 0; at < first.length; at += atOnce)
    await Promise.all(first.slice(at, at + atOnce).map((command) => deliver(command, known)))
  const device = new Map(commands.map(({ id }) => [id, next() % 2]))
  for (let round = 0; round < ROUNDS; round++)
    await Promise.all(
      [0, 1].map(async (which) => {
        const mine = commands.filter(({ id }) => device.get(id) === which && !known.get(id)?.isFinal)
        for (const command of shuffled(mine, next)) await deliver(command, known)
      }),
    )
  return known
}

async function deliver(command: Command, known: Known): Promise<void> {
  const before = command.after ? known.get(command.after) : undefined
  const { status, body: answer } = await command.send()
  expect(status).toBeLessThan(500)
  const mine = known.get(command.id)
  // Asked again, a success is answered as it was the first time.
  if (mine?.status === 200) expect({ status, answer }).toEqual({ status: 200, answer: mine.answer })
  if (status === 200) known.set(command.id, { status, answer, isFinal: true })
  else if (mine?.status !== 200) {
    // A no counts only once what must come before has been heard; else it is tried again.
    const isFinal = !command.after || before?.status === 200 || (before?.isFinal ?? false)
    known.set(command.id, { status, answer, isFinal })
  }
}

function commandsOf({ isBroken, photos, ending, hasReceipt }: Plan, family: number): Command[] {
  const request = aRequest(isBroken ? { 'child-name': 'R2-D2' } : {})
  const caseId = request.commandId
  const commands: Command[] = []
  const add = (id: string, after: string | undefined, send: Command['send']) => {
    commands.push({ id, family, after, send })
    return id
  }
  const act = (command: ReturnType<typeof anAct>, after: string, who: 'clerk' | 'registrar') =>
    add(command.commandId, after, () => app.post(`/cases/${caseId}/act`, command, who))

  add(caseId, undefined, () => app.post('/cases', request, 'clerk'))
  for (let nth = 0; nth < photos; nth++) {
    const id = newCommandId()
    add(id, caseId, () => attach(caseId, id, Buffer.from(`%PDF-1.7 photograph ${nth}`)))
  }
  if (ending === 'correct') {
    const asked = act(
      anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' }),
      caseId,
      'registrar',
    )
    act(anAct('correct', { form: { 'mother-name': 'Siti Aminah Putri' } }), asked, 'clerk')
  }
  if (ending === 'withdraw') act(anAct('withdraw'), caseId, 'clerk')
  if (hasReceipt) {
    const receipt = { commandId: newCommandId(), pin: request.pin }
    add(receipt.commandId, caseId, () => app.post(`/cases/${caseId}/receipt`, receipt, 'clerk'))
  }
  return commands
}

async function attach(caseId: string, commandId: string, payload: Buffer) {
  const sha256 = createHash('sha256').update(payload).digest('hex')
  const query = new URLSearchParams({ commandId, field: 'birth-letter', sha256 })
  const response = await app.inject({
    method: 'POST',
    url: `/api/r/3505/cases/${caseId}/files?${query}`,
    headers: { 'x-actor': 'clerk', 'content-type': 'application/pdf' },
    payload,
  })
  return { status: response.statusCode, body: response.json() as Record<string, unknown> }
}

/** Everything that a family left behind, without what differs by chance: ids, codes, times of writing, running numbers. */
async function standingOf(commands: readonly Command[]) {
  const caseId = commands[0]?.id ?? ''
  const ids = commands.map(({ id }) => id)
  const { body } = await app.get(`/cases/${caseId}`, 'clerk')
  const { state, products, version, round, flags, form, code } = body
  const { rows: left } = await sql<{ what: string; count: number }>`
    select 'event ' || type || ' ' || coalesce(facts ->> 'action', '') || coalesce(facts ->> 'product', '') as what,
           count(*)::int as count
    from event where subject_id = ${caseId} or subject_id = any(${ids}::uuid[]) group by 1
    union all select 'entry ' || action, count(*)::int from case_entry where case_id = ${caseId} group by 1
    union all select 'file ' || encode(sha256, 'hex'), count(*)::int from case_file where case_id = ${caseId} group by 1
    union all select 'paper ' || kind, count(*)::int from document where subject_id = ${caseId} group by 1
    union all select 'receipt ' || name, count(*)::int from command_receipt where id = any(${ids}::uuid[]) group by 1
    order by 1`.execute(app.admin)
  return { state, products, version, round, flags, form, code, left }
}

async function gapsInNumbers(): Promise<unknown[]> {
  const { rows } = await sql`
    select office_code, count(*)::int as given, max(number) as last from document
    group by office_code having count(*) <> max(number)`.execute(app.admin)
  return rows
}

function shuffled<Item>(items: readonly Item[], next: () => number): Item[] {
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

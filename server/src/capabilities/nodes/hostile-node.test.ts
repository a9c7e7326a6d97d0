import { newCommandId } from '@guyub/contract/command'
import type { MadeCommand } from '@guyub/contract/nodes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startVillageNode } from '../../../test/village-node.ts'
import { appendParcels } from './append.ts'
import { nodeById } from './node-row.ts'
import { nodesContext } from './other-side.ts'
import { linkKeyOf } from './sealed-body.ts'

let two: Awaited<ReturnType<typeof startVillageNode>>
beforeAll(async () => {
  two = await startVillageNode()
})
afterAll(() => two.stop())

test('a node that names another village’s request is told nothing of it, whatever it says that it is about', async () => {
  const { regency, node, meet } = two
  const theirs = aRequest({ 'mother-name': 'Wanita Rahasia', 'child-name': 'Anak Rahasia' })
  expect((await regency.post('/cases', theirs, 'neighbour')).status).toBe(200)
  const own = aRequest()
  const correct = () => anAct('correct', { form: { 'mother-name': 'Siapa' } })
  const before = { before: { 'mother-name': 'Lain' } }
  await bring(
    made('/cases/:caseId/act', { caseId: theirs.commandId }, correct(), before),
    made('/cases', {}, own),
    made('/cases/:caseId/act', { caseId: own.commandId }, correct(), {
      ...before,
      subject: theirs.commandId,
    }),
  )
  expect(await meet()).toBeNull()
  for (const app of [regency, node]) {
    const { body } = await app.get('/nodes/inbox', 'clerk')
    expect(JSON.stringify(body)).not.toContain('Rahasia')
    expect(JSON.stringify(body)).not.toContain(theirs.trackingCode)
  }
  const { items } = (await regency.get('/nodes/inbox', 'clerk')).body
  expect(items).toMatchObject([{ code: 'cases.not_found' }, { code: 'nodes.unfit' }])
})

test('a node does not take over what another village sent', async () => {
  const { regency, node, nodeId, meet } = two
  const other = newCommandId()
  const row = await regency.admin
    .selectFrom('village_node')
    .selectAll()
    .where('id', '=', nodeId)
    .executeTakeFirstOrThrow()
  await regency.admin
    .insertInto('village_node')
    .values({ ...row, id: other, office_code: '35.05.01.2002', told: null, revocations: null })
    .execute()
  const id = newCommandId()
  await regency.admin
    .insertInto('node_command')
    .values({
      ...{ region_code: '3505', id, node_id: other, place: 1, number: 1, url: '/cases', subject_id: id },
      ...{ actor_id: regency.actors.neighbour.id, owner_id: regency.actors.neighbour.id, state: 'refused' },
      ...{
        office_code: '35.05.01.2002',
        role: 'village-clerk',
        made_at: node.clock.now,
        code: 'access.denied',
      },
      content: Buffer.from('theirs'),
    })
    .execute()
  await bring(made('/cases', {}, { ...aRequest(), commandId: id }))
  expect(await meet()).toBeNull()
  const kept = await regency.admin
    .selectFrom('node_command')
    .select('node_id')
    .where('id', '=', id)
    .executeTakeFirst()
  expect(kept?.node_id).toBe(other)
})

test('what no program of ours would send is refused with a code, and what follows goes on', async () => {
  const { regency, meet } = two
  const some = () => ({ caseId: newCommandId() })
  const command = (more: object) => ({ commandId: newCommandId(), ...more })
  const sent = [
    made('/cases', {}, { ...aRequest(), form: 5 }),
    made('/cases', {}, { ...aRequest(), serviceVersion: 9999 }),
    made('/cases', {}, aRequest({ 'mother-name': 'a\u0000b' })),
    made('/cases/:caseId/files', some(), command({ field: 'x\u0000', sha256: 'zz' }), {
      content: 'aGVq',
    }),
    made('/cases/:caseId/act', some(), command({ action: '__proto__', occurredAt: '2026-03-02T02:00:00Z' })),
    made('/cases/:caseId/erase', some(), command({ reason: 'person-asks' })),
    made('/cases', {}, aRequest(), { actor: newCommandId() }),
    made('/cases', {}, aRequest(), { role: 'admin' }),
    made('/nodes/inbox/:refusedId/decide', { refusedId: 'x' }, command({ decision: 'again' })),
  ]
  const good = aRequest()
  await bring(...sent, made('/cases', {}, good))
  expect(await meet()).toBeNull()
  const { items } = (await regency.get('/nodes/inbox', 'clerk')).body
  const codeOf = ({ id }: MadeCommand) =>
    items.find(({ commandId }: { commandId: string }) => commandId === id)?.code
  expect(sent.map(codeOf)).toEqual([
    ...['request.invalid', 'cases.unknown_version', 'request.invalid', 'request.invalid', 'request.invalid'],
    ...['nodes.unfit', 'access.denied', 'access.denied', 'request.invalid'],
  ])
  expect((await regency.get(`/cases/${good.commandId}`, 'clerk')).status).toBe(200)
})

/** What somebody sends who stole the mini-PC with its keys: bodies that its own program would never make. */
async function bring(...bodies: MadeCommand[]): Promise<void> {
  const { node, nodeId } = two
  const ctx = nodesContext(node.pool, '3505', () => node.clock.now)
  await ctx.region.db.transaction().execute(async (tx) => {
    const row = await nodeById(tx, ctx, nodeId, true)
    if (!row) throw new Error('no node')
    await appendParcels(tx, ctx, row, { seal: node.house.seal, linkKey: linkKeyOf(node.vault, row) }, bodies)
  })
}

function made(
  path: string,
  params: Record<string, string>,
  input: { readonly commandId: string } & Readonly<Record<string, unknown>>,
  more: Partial<MadeCommand> = {},
): MadeCommand {
  const { clerk } = two.node.actors
  return {
    ...{ kind: 'command', id: input.commandId, path, params, input: { ...input } as MadeCommand['input'] },
    ...{ subject: params.caseId ?? input.commandId, actor: clerk.id, office: clerk.officeCode },
    ...{ role: clerk.role, madeAt: two.node.clock.now.toISOString(), ...more },
  }
}

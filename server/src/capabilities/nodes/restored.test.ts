import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startVillageNode } from '../../../test/village-node.ts'

let two: Awaited<ReturnType<typeof startVillageNode>>
beforeAll(async () => {
  two = await startVillageNode()
})
afterAll(() => two.stop())

test('a regency that was restored from before a meeting gets what it lost, once its node is paired anew', async () => {
  const { node, regency, nodeId, meet, pair } = two
  const [kept, lost] = [aRequest(), aRequest()]
  await node.post('/cases', kept, 'clerk')
  expect(await meet()).toBeNull()
  const backup = await regency.admin
    .selectFrom('village_node')
    .select(['sent_number', 'sent_hash', 'taken_number', 'taken_hash', 'acknowledged'])
    .where('id', '=', nodeId)
    .executeTakeFirstOrThrow()
  await node.post('/cases', lost, 'clerk')
  expect(await meet()).toBeNull()
  await loseAtRegency(lost.commandId, Number(backup.taken_number))
  await regency.admin.updateTable('village_node').set(backup).where('id', '=', nodeId).execute()
  expect((await regency.get(`/cases/${lost.commandId}`, 'clerk')).status).toBe(404)
  await node.post('/cases', aRequest(), 'clerk')
  expect(['nodes.gap', 'nodes.forged']).toContain(await meet())

  regency.clock.now = node.clock.now = new Date(node.clock.now.getTime() + 3_600_000)
  await pair('simpul-jaten')
  expect(await meet()).toBeNull()
  for (const { commandId } of [kept, lost])
    expect((await regency.get(`/cases/${commandId}`, 'clerk')).status).toBe(200)
  const told = await regency.admin
    .selectFrom('event')
    .select('id')
    .where('type', '=', 'cases.submitted')
    .where('subject_id', '=', kept.commandId)
    .execute()
  expect(told).toHaveLength(1)
  expect((await node.get('/nodes/inbox', 'clerk')).body.items).toEqual([])
})

test('what was brought says nothing any more after a month', async () => {
  const { node, meet } = two
  const { now } = node.clock
  node.clock.now = new Date(now.getTime() + 31 * 86_400_000)
  await meet()
  node.clock.now = now
  const rows = await node.admin
    .selectFrom('node_command')
    .select('id')
    .where('content', 'is not', null)
    .execute()
  expect(rows).toEqual([])
})

/** As if it had never come: nothing of it stands in the backup. */
async function loseAtRegency(id: string, taken: number): Promise<void> {
  const { admin } = two.regency
  await admin.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const [table, column] of [
      ...[['case_likeness', 'case_id'] as const, ['case_entry', 'case_id'] as const],
      ...[['case', 'id'] as const, ['command_receipt', 'id'] as const],
      ...[['event', 'subject_id'] as const, ['node_command', 'id'] as const],
      ['node_case', 'case_id'] as const,
    ])
      await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(tx)
    await sql`delete from node_arrival where number > ${taken}`.execute(tx)
    await sql`delete from node_parcel`.execute(tx)
  })
}

import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../test/builders.ts'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { openVault } from '../kernel/vault.ts'
import { newWrapKey, openWrapKeys } from '../kernel/wrap-keys.ts'
import { rewrapAll } from './rewrap.ts'

const MASTER = Buffer.alloc(32, 7)

let app: TestApp
let home: string
beforeAll(async () => {
  app = await startTestApp()
  home = await mkdtemp(join(tmpdir(), 'guyub-keys-'))
})
afterAll(async () => {
  await app.stop()
  rmSync(home, { recursive: true })
})

test('after a renewal the old key opens no record, the new one opens all, and content is as it was', async () => {
  const request = aRequest()
  await app.post('/cases', request, 'clerk')
  await app.post(
    `/cases/${request.commandId}/act`,
    anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' }),
    'registrar',
  )
  const kept = await cases()
  const old = openVault(MASTER)
  const said = kept.map((row) => old.open('3505', row.id, sealed(row)))
  expect(said.join()).toContain(request.form['reporter-name'] as string)

  const generation = newWrapKey(home)
  expect(generation).toBe(2)
  const renewed = openVault(MASTER, openWrapKeys(home))
  expect(await rewrapAll(app.admin, renewed, generation)).toBeGreaterThanOrEqual(kept.length)
  expect(await rewrapAll(app.admin, renewed, generation)).toBe(0)
  const after = await cases()
  expect(after.map((row) => renewed.open('3505', row.id, sealed(row)))).toEqual(said)
  expect(after.map(({ form }) => form)).toEqual(kept.map(({ form }) => form))
  for (const row of after) expect(() => old.open('3505', row.id, sealed(row))).toThrow('wrap-2.key')

  expect(newWrapKey(home)).toBe(3)
  const third = openVault(MASTER, openWrapKeys(home))
  expect(await rewrapAll(app.admin, third, 3)).toBeGreaterThanOrEqual(kept.length)
  expect((await cases()).map((row) => third.open('3505', row.id, sealed(row)))).toEqual(said)
})

test('a running process notices a key that was made beside it', async () => {
  const beside = await mkdtemp(join(tmpdir(), 'guyub-keys-'))
  let at = 0
  const wraps = openWrapKeys(beside, () => at)
  expect(wraps.newest()).toBe(1)
  newWrapKey(beside)
  expect(wraps.newest()).toBe(1)
  at = 10_001
  expect(wraps.newest()).toBe(2)
  newWrapKey(beside)
  // Met in a record, it is looked for at once.
  expect(wraps.of(3)).toHaveLength(32)
  expect(wraps.of(9)).toBeUndefined()
  rmSync(beside, { recursive: true })
})

test('every column that holds a wrapped key is declared', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.table_name || '.' || c.column_name as name from information_schema.columns c
    join guyub.table_kind k on k.name = c.table_name
    where c.table_schema = 'public' and c.data_type = 'bytea' and c.column_name ~ '(_key|_key_data)$'
    except select table_name || '.' || column_name from guyub.wrapped_key
    order by 1`.execute(app.admin)
  // The private halves of a link's key pair, encrypted by the keys beside them.
  expect(rows.map(({ name }) => name)).toEqual([
    'exchange_link.before_key',
    'exchange_link.own_key',
    'village_node.link_key',
  ])
})

type Row = { readonly id: string; readonly form: Buffer | null; readonly data_key: Buffer | null }
async function cases(): Promise<Row[]> {
  return app.admin.selectFrom('case').select(['id', 'form', 'data_key']).orderBy('id').execute()
}

function sealed({ form, data_key }: Row) {
  return { content: form ?? Buffer.alloc(0), dataKey: data_key ?? Buffer.alloc(0) }
}

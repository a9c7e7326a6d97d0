import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forget, guyub } from '../../test/guyub.ts'
import { lockFile } from '../installation.ts'
import { tryLock } from '../kernel/lock.ts'
import { openCluster } from '../kernel/postgres.ts'

const SECRET = { GUYUB_BACKUP_PASSPHRASE: 'a long winding road' }

let folder: string
let home: string
let other: string
let backup: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guyub-backup-'))
  home = join(folder, 'home')
  other = join(folder, 'other')
  await guyub(home, 'migrate')
})
afterAll(async () => {
  await forget(home)
  await forget(other)
  rmSync(folder, { recursive: true })
})

test('a backup is made while others write, and is whole', async () => {
  // As a server would: the backup is then a guest, and leaves the database running.
  const held = tryLock(lockFile(home), 'server')
  const cluster = await openCluster(home)
  const client = new pg.Client(cluster.url('postgres', 'guyub'))
  await client.connect()
  await client.query('create table diary (nth int primary key, text text)')
  let isWriting = true
  let last = 0
  const writing = (async () => {
    for (; isWriting; last++) await client.query("insert into diary values ($1, repeat('x', 2000))", [last])
  })()
  await sleep(300)
  const before = last
  const made = await guyub(home, 'backup create', SECRET)
  isWriting = false
  await writing
  await client.end()
  await cluster.stop()
  if ('release' in held) held.release()

  expect(made).toMatchObject({ code: 0 })
  expect(before).toBeGreaterThan(10)
  backup = String(made.answer.folder)
  writeFileSync(join(folder, 'before'), String(before))
  expect(await guyub(home, `backup verify ${backup}`)).toMatchObject({ code: 0, answer: { whole: true } })
})

test('it comes to life elsewhere, with what was written before it began, its files and its keys', async () => {
  expect(await guyub(other, `backup restore ${backup}`, SECRET)).toMatchObject({ code: 0 })
  const cluster = await openCluster(other)
  const client = new pg.Client(cluster.url('postgres', 'guyub'))
  await client.connect()
  const { rows } = await client.query<{ count: number; last: number }>(
    'select count(*)::int as count, max(nth) as last from diary',
  )
  await client.end()
  await cluster.stop()
  expect(rows[0]?.last).toBeGreaterThanOrEqual(Number(readFileSync(join(folder, 'before'), 'utf8')) - 1)
  expect(rows[0]?.count).toBe((rows[0]?.last ?? 0) + 1)
  for (const key of ['seal.pem', 'master.key'])
    expect(readFileSync(join(other, 'keys', key))).toEqual(readFileSync(join(home, 'keys', key)))
  expect(await guyub(other, 'log verify')).toMatchObject({ code: 0, answer: { whole: true } })
})

test('it is never restored over data that are there', async () => {
  expect(await guyub(home, `backup restore ${backup}`, SECRET)).toMatchObject({ code: 3 })
})

test('a wrong passphrase opens nothing and leaves nothing', async () => {
  const empty = join(folder, 'empty')
  const { code } = await guyub(empty, `backup restore ${backup}`, { GUYUB_BACKUP_PASSPHRASE: 'guess' })
  expect({ code, made: existsSync(empty) }).toEqual({ code: 3, made: false })
})

test.each([
  [
    'a changed byte',
    (copy: string) => writeFileSync(join(copy, 'database', 'PG_VERSION'), '17\n'),
    'PG_VERSION',
  ],
  ['a missing piece of WAL', (copy: string) => rmSync(firstOf(join(copy, 'database', 'pg_wal'))), 'pg_wal'],
  ['a stranger among the files', (copy: string) => writeFileSync(join(copy, 'extra'), ''), 'extra'],
  ['no manifest', (copy: string) => rmSync(join(copy, 'manifest.json')), 'manifest'],
])('a damaged backup is found out, and not restored: %s', async (_, damage, named) => {
  const copy = mkdtempSync(join(folder, 'damaged-'))
  cpSync(backup, copy, { recursive: true })
  damage(copy)
  const { code, answer } = await guyub(home, `backup verify ${copy}`)
  expect(code).toBe(10)
  expect(JSON.stringify(answer.problems)).toContain(named)
  const empty = join(folder, 'empty')
  expect(await guyub(empty, `backup restore ${copy}`, SECRET)).toMatchObject({ code: 10 })
  expect(existsSync(empty)).toBe(false)
})

test('keys may be written apart, and a backup without any is refused', async () => {
  expect(await guyub(home, 'backup create')).toMatchObject({ code: 2 })
  const keys = join(folder, 'keys.json')
  const made = await guyub(home, `backup create --keys-to ${keys}`)
  expect(made).toMatchObject({ code: 0 })
  expect(readdirSync(String(made.answer.folder))).not.toContain('keys.json')
  const third = join(folder, 'third')
  expect(await guyub(third, `backup restore ${made.answer.folder}`)).toMatchObject({ code: 2 })
  expect(await guyub(third, `backup restore ${made.answer.folder} --keys-from ${keys}`)).toMatchObject({
    code: 0,
  })
  await forget(third)
})

function firstOf(place: string): string {
  return join(place, readdirSync(place).sort()[0] ?? '')
}

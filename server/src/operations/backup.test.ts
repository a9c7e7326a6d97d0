import { createHash, randomUUID } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
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

test.each<[string, number, (manifest: Loose, copy: string) => void]>([
  ['a path that leads out', 10, ({ files }) => Object.assign(files, { '../victim': '0'.repeat(64) })],
  ['an absolute path', 10, ({ files }) => Object.assign(files, { '/etc/hostname': '0'.repeat(64) })],
  ['a folder that leads out', 10, ({ database }) => Object.assign(database, { folders: ['../../escaped'] })],
  ['segments without end', 10, ({ database }) => Object.assign(database, { firstSegment: '0'.repeat(24) })],
  ['segments of no size', 10, ({ database }) => Object.assign(database, { segmentBytes: 0 })],
  ['a link', 10, (_, copy) => symlinkSync('/etc', join(copy, 'files'))],
  ['a later format', 8, (manifest) => Object.assign(manifest, { format: 2 })],
  ['a later Guyub', 8, (manifest) => Object.assign(manifest, { guyub: '99.0.0' })],
  ['keys of another installation', 3, (manifest) => Object.assign(manifest, { keysMark: '0'.repeat(64) })],
  [
    'a box of keys that was cut off',
    10,
    (manifest, copy) => {
      const cut = readFileSync(join(copy, 'keys.json')).subarray(0, 100)
      writeFileSync(join(copy, 'keys.json'), cut)
      manifest.files['keys.json'] = createHash('sha256').update(cut).digest('hex')
    },
  ],
])('what somebody else made up is told in one sentence and changes nothing: %s', async (_, code, change) => {
  const copy = mkdtempSync(join(folder, 'hostile-'))
  cpSync(backup, copy, { recursive: true })
  const file = join(copy, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Loose
  change(manifest, copy)
  writeFileSync(file, JSON.stringify(manifest))
  const empty = join(folder, 'empty')
  const restored = await guyub(empty, `backup restore ${copy}`, SECRET)
  expect(restored).toMatchObject({ code, answer: { sentence: expect.stringMatching(/.{20,}/) } })
  expect(restored.said).not.toContain('    at ')
  expect([existsSync(empty), existsSync(join(folder, 'escaped'))]).toEqual([false, false])
})

test('a file of keys that would be written elsewhere is refused', async () => {
  const keys = join(folder, 'hostile-keys.json')
  const made = await guyub(home, `backup create --keys-to ${join(folder, 'apart.json')}`)
  const ours = JSON.parse(readFileSync(join(folder, 'apart.json'), 'utf8')) as Record<string, string>
  const restore = () =>
    guyub(join(folder, 'empty'), `backup restore ${made.answer.folder} --keys-from ${keys}`)
  for (const text of [JSON.stringify({ ...ours, '../escaped': '' }), '{"keys', '[]', '"x"']) {
    writeFileSync(keys, text)
    expect(await restore()).toMatchObject({ code: 10 })
  }
  expect([existsSync(join(folder, 'escaped')), existsSync(join(folder, 'empty'))]).toEqual([false, false])
})

test('what was erased after a backup is listed beside the backups, and repeated after a restore', async () => {
  const erased = randomUUID()
  await inDatabase(`insert into event (region_code, type, version, occurred_at, office_code, actor_id, subject_id, facts)
    values ('3505', 'cases.erased', 1, now(), 'dispendukcapil', '${randomUUID()}', '${erased}', '{"reason":"person-asks"}')`)
  await guyub(home, 'backup create', SECRET)
  const list = join(backup, '..', 'erasures.jsonl')
  expect(readFileSync(list, 'utf8').trim().split('\n')).toHaveLength(1)
  // Once more adds nothing.
  expect(await guyub(home, `erasures --to ${list}`)).toMatchObject({ code: 0, answer: { added: 0 } })

  const again = join(folder, 'again')
  expect(await guyub(again, `backup restore ${backup}`, SECRET)).toMatchObject({
    code: 0,
    answer: { erasuresToRepeat: [{ region: '3505', caseId: erased, reason: 'person-asks' }] },
  })
  expect(readFileSync(join(again, 'erasures-to-repeat.jsonl'), 'utf8')).toContain(erased)
  await forget(again)

  // Whatever day the manifest names, which nobody signed, and a list that is named and not there is no empty one.
  const manifest = join(backup, 'manifest.json')
  const asMade = readFileSync(manifest, 'utf8')
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(asMade), createdAt: '2999-01-01T00:00:00.000Z' }))
  expect(await guyub(again, `backup restore ${backup}`, SECRET)).toMatchObject({ code: 0 })
  expect(readFileSync(join(again, 'erasures-to-repeat.jsonl'), 'utf8')).toContain(erased)
  await forget(again)
  writeFileSync(manifest, asMade)
  const absent = `backup restore ${backup} --erasures ${join(folder, 'absent.jsonl')}`
  expect(await guyub(again, absent, SECRET)).toMatchObject({ code: 2 })
  expect(existsSync(again)).toBe(false)

  // Nobody has a case erased by writing into the list.
  writeFileSync(list, readFileSync(list, 'utf8').replace(erased, randomUUID()))
  const empty = join(folder, 'empty')
  expect(await guyub(empty, `backup restore ${backup}`, SECRET)).toMatchObject({ code: 10 })
  expect(existsSync(empty)).toBe(false)
  rmSync(list)
})

interface Loose {
  readonly database: object
  readonly files: Record<string, string>
}

async function inDatabase(statement: string): Promise<void> {
  const cluster = await openCluster(home)
  const client = new pg.Client(cluster.url('postgres', 'guyub'))
  await client.connect()
  await client.query(statement)
  await client.end()
  await cluster.stop()
}

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

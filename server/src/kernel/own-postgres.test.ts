import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startDebianPostgres, whyNot } from '../../test/debian-postgres.ts'
import { freePort, guyub, guyubUp, killServers } from '../../test/guyub.ts'

describe.skipIf(whyNot)(`a PostgreSQL of one's own${whyNot ? ` (not here: ${whyNot})` : ''}`, () => {
  let server: Awaited<ReturnType<typeof startDebianPostgres>>
  let home: string
  beforeAll(async () => {
    server = await startDebianPostgres()
    home = mkdtempSync(join(tmpdir(), 'guyub-own-'))
    await ask('postgres', 'create database city')
  })
  afterAll(() => {
    server.stop()
    rmSync(home, { recursive: true })
  })
  afterEach(killServers)
  const env = () => ({
    DATABASE_URL: server.url('city_app', 'city'),
    DATABASE_ADMIN_URL: server.url('postgres', 'city'),
  })

  test('the administrator prepares it once, and the application gets a role that obeys the policies', async () => {
    const first = await guyub(home, 'migrate', env())
    expect(first).toMatchObject({
      code: 0,
      answer: { migrated: expect.arrayContaining(['0001_kernel.sql']) },
    })
    expect(await guyub(home, 'migrate', env())).toMatchObject({ code: 0, answer: { migrated: [] } })
    const rows = await ask(
      'city',
      `select rolsuper or rolbypassrls as mighty, pg_has_role(oid, 'guyub_app', 'member') as app,
              (select tableowner from pg_tables where tablename = 'event') as owner
       from pg_roles where rolname = 'city_app'`,
    )
    expect(rows).toEqual([{ mighty: false, app: true, owner: 'guyub_owner' }])
  })

  test('it serves there, the readers with a role of their own, and without the administrator afterwards', async () => {
    const port = await freePort()
    await (await guyubUp(home, port, env())).end('SIGINT')
    const { DATABASE_URL } = env()
    const running = await guyubUp(home, port, { DATABASE_URL })
    expect((await fetch(`${running.address}/api/r/3505/regions/about`)).status).toBe(200)
    const rows = await ask(
      'city',
      "select distinct usename from pg_stat_activity where usename like 'guyub_reader%'",
    )
    expect(rows).toEqual([{ usename: 'guyub_reader_city' }])
    expect(await running.end('SIGINT')).toBe(0)
  })

  test('a role that could go round the policies is refused', async () => {
    const asSuperuser = { ...env(), DATABASE_URL: server.url('postgres', 'city') }
    expect(await guyub(home, 'migrate', asSuperuser)).toMatchObject({ code: 3 })
  })

  test('a database that nobody prepared is named, and left alone', async () => {
    await ask('postgres', 'create database bare')
    const { code } = await guyub(home, 'up', {
      DATABASE_URL: server.url('postgres', 'bare'),
      PORT: String(await freePort()),
    })
    expect(code).toBe(3)
    expect(await ask('bare', "select from pg_tables where schemaname = 'public'")).toEqual([])
  })

  test('an address where nobody answers, and a database that is not there, end with 6', async () => {
    const nobody = `postgres://app:word@127.0.0.1:${await freePort()}/city`
    expect(await guyub(home, 'migrate', { ...env(), DATABASE_ADMIN_URL: nobody })).toMatchObject({ code: 6 })
    const nowhere = server.url('postgres', 'atlantis')
    expect(await guyub(home, 'migrate', { ...env(), DATABASE_ADMIN_URL: nowhere })).toMatchObject({ code: 6 })
  })

  test('a PostgreSQL that is too old is told its age and left alone', async () => {
    // What it says of itself is all that we can change of it.
    await ask('postgres', 'create database aged')
    await ask('aged', 'create schema past')
    await ask(
      'aged',
      "create function past.current_setting(text) returns text language sql as $$ select '130014' $$",
    )
    await ask('aged', 'alter database aged set search_path = past, pg_catalog, public')
    const aged = {
      DATABASE_URL: server.url('aged_app', 'aged'),
      DATABASE_ADMIN_URL: server.url('postgres', 'aged'),
    }
    expect(await guyub(home, 'migrate', aged)).toMatchObject({
      code: 7,
      answer: { sentence: expect.stringContaining('13') },
    })
    expect(await ask('aged', "select from pg_roles where rolname = 'aged_app'")).toEqual([])
  })

  test('a dump is made, examined and brought to life in another database', async () => {
    const backups = mkdtempSync(join(tmpdir(), 'guyub-own-backup-'))
    const secret = { GUYUB_BACKUP_PASSPHRASE: 'a long winding road' }
    const made = await guyub(home, `backup create --to ${backups}`, { ...env(), ...secret })
    expect(made).toMatchObject({ code: 0 })
    expect(await guyub(home, `backup verify ${made.answer.folder}`)).toMatchObject({ code: 0 })
    await ask('postgres', 'create database again')
    const again = {
      DATABASE_URL: server.url('again_app', 'again'),
      DATABASE_ADMIN_URL: server.url('postgres', 'again'),
      ...secret,
    }
    const other = join(backups, 'home')
    const restored = await guyub(other, `backup restore ${made.answer.folder}`, again)
    expect(restored).toMatchObject({ code: 0 })
    const count = 'select count(*)::int from office'
    expect(await ask('again', count)).toEqual(await ask('city', count))
    expect(await guyub(other, 'log verify', again)).toMatchObject({ code: 0, answer: { whole: true } })
    rmSync(backups, { recursive: true })
  })

  async function ask(database: string, sql: string): Promise<unknown[]> {
    const client = new pg.Client(server.url('postgres', database))
    await client.connect()
    const { rows } = await client.query(sql).finally(() => client.end())
    return rows
  }
})

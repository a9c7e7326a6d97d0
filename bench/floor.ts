import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { CONNECTIONS } from './load.ts'

// The job that others were measured by: twelve fields, one of them 1.5 kB of JSON, and a line of history.
const COLUMNS = 'reg_no, name, nik, phone, email, address, area, office, service, channel, state, payload'
const PAYLOAD = JSON.stringify({
  form: 'birth',
  answers: Array.from({ length: 30 }, (_, n) => ({ key: `field-${n}`, value: `answer ${n * 7919}` })),
})

const SCRIPTS = {
  /** Three statements in a transaction: the request, its history, the commit. */
  write: `\\set n random(1, 900000000)
begin;
insert into floor_request (${COLUMNS}) values ('REG-' || :n::bigint, 'Budi Santoso', '3505' || lpad((:n::bigint)::text, 12, '0'), '081234567890', 'budi@contoh.test', 'Dusun Krajan RT 002 RW 001', '35.05.01.2001', 'o' || (:n::bigint % 100), 'birth', 'counter', 'submitted', '${PAYLOAD}') returning id \\gset
insert into floor_history (request_id, actor, action) values (:id, 'officer', 'create');
end;`,
  /** The same for a change of state. */
  change: `\\set id random(1, :rows)
begin;
select state from floor_request where id = :id for update;
update floor_request set state = case state when 'submitted' then 'verified' else 'submitted' end where id = :id;
insert into floor_history (request_id, actor, action) values (:id, 'officer', 'verify');
end;`,
  read: `\\set id random(1, :rows)
select * from floor_request where id = :id;`,
  list: `\\set o random(0, 99)
select id, reg_no, name, nik, service, state, at from floor_request where office = 'o' || :o::int and state = 'submitted' order by at, id limit 50;`,
}
export type FloorScript = keyof typeof SCRIPTS

/** Lays the floor in the database that is measured: one plain table with one index, and its history. */
export async function layFloor(admin: string, rows: number): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  await client.query(`
    drop table if exists floor_history, floor_request;
    create table floor_request (id bigint generated always as identity primary key, reg_no text not null, name text not null,
      nik char(16) not null check (nik ~ '^[0-9]{16}$'), phone text, email text, address text not null, area text not null,
      office text not null, service text not null, channel text not null, state text not null, payload jsonb not null,
      at timestamptz not null default now(), changed_at timestamptz not null default now());
    create table floor_history (id bigint generated always as identity primary key, request_id bigint not null references floor_request,
      actor text not null, action text not null, at timestamptz not null default now());
    insert into floor_request (${COLUMNS})
      select 'SEED-' || n, 'Warga ' || n, '3505' || lpad(n::text, 12, '0'), '0812' || n, 'w' || n || '@contoh.test', 'Jalan ' || n,
             '35.05.01.2001', 'o' || (n % 100), 'birth', 'counter', case when n % 3 = 0 then 'submitted' else 'done' end, '${PAYLOAD}'
      from generate_series(1, ${rows}) n;
    create index on floor_request (office, at, id);
    create index on floor_history (request_id)`)
  await client.query('vacuum analyze floor_request')
  await client.end()
}

export async function takeFloorUp(admin: string): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  await client.query('drop table if exists floor_history, floor_request')
  await client.end()
}

/** Transactions a second of pgbench, prepared, or nothing where there is no pgbench. */
export function floor(admin: string, script: FloorScript, run: Run): number | undefined {
  return pgbench(admin, SCRIPTS[script], run)
}

interface Run {
  readonly seconds: number
  readonly rows: number
  readonly clients?: number
}

/** The same of a script of one's own. */
export function pgbench(
  admin: string,
  script: string,
  { seconds, rows, clients = CONNECTIONS }: Run,
): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'guyub-floor-'))
  const file = join(folder, 'script.sql')
  writeFileSync(file, script)
  const args = [
    '-n',
    '-M',
    'prepared',
    '-c',
    `${clients}`,
    '-j',
    '2',
    '-T',
    `${seconds}`,
    '-D',
    `rows=${rows}`,
    '-f',
    file,
    admin,
  ]
  const { stdout, stderr, error } = spawnSync('pgbench', args, { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  if (error) return undefined
  const rate = /tps = ([\d.]+)/.exec(stdout)?.[1]
  if (!rate) throw new Error(stderr)
  return Number(rate)
}

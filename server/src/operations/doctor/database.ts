import { readFileSync } from 'node:fs'
import type pg from 'pg'
import type { Installation } from '../../installation.ts'
import { changedMigrations, connected, pendingMigrations } from '../../kernel/migrate.ts'
import { type Finding, fault, ok } from './finding.ts'

const LINT = new URL('../../kernel/distribution-lint.sql', import.meta.url)

/** What PostgreSQL keeps for us: version, migrations, roles, the separation of regions. */
export async function examineDatabase({ app, reader, admin }: Installation): Promise<Finding[]> {
  const client = await connected(admin ?? app)
  const ask = async <Row extends pg.QueryResultRow>(text: string) => (await client.query<Row>(text)).rows
  try {
    const [version] = await ask<{ version: string }>("select current_setting('server_version') as version")
    return [
      ok('postgresql', version?.version ?? '?'),
      ...(await migrations(admin ?? app)),
      await roles(ask),
      await separation(ask),
      await lint(ask),
      await regions(app, reader),
    ]
  } finally {
    await client.end()
  }
}

type Ask = <Row extends pg.QueryResultRow>(text: string) => Promise<Row[]>

async function migrations(url: string): Promise<Finding[]> {
  const pending = await pendingMigrations(url)
  const changed = await changedMigrations(url)
  if (pending.length)
    return [
      fault(
        'migrations',
        { id: `belum dijalankan: ${pending.join(', ')}`, en: `not yet run: ${pending.join(', ')}` },
        { id: 'npx guyub migrate', en: 'npx guyub migrate' },
      ),
    ]
  if (changed.length)
    return [
      fault(
        'migrations',
        {
          id: `isinya berubah sesudah dijalankan: ${changed.join(', ')}`,
          en: `changed after they ran: ${changed.join(', ')}`,
        },
        {
          id: 'kembalikan berkas aslinya (git checkout server/migrations)',
          en: 'bring the original files back (git checkout server/migrations)',
        },
      ),
    ]
  return [ok('migrations', 'mutakhir', 'up to date')]
}

async function roles(ask: Ask): Promise<Finding> {
  const mighty = await ask<{ rolname: string }>(
    `select rolname from pg_roles
     where (rolsuper or rolbypassrls) and not rolname like 'pg\\_%' and
           (rolname like 'guyub%' or pg_has_role(oid, 'guyub_app', 'usage') and not rolsuper)`,
  )
  if (!mighty.length) return ok('roles', 'owner, app, reader')
  const names = mighty.map(({ rolname }) => rolname).join(', ')
  return fault(
    'roles',
    {
      id: `dapat melewati pemisahan wilayah: ${names}`,
      en: `can go round the separation of regions: ${names}`,
    },
    { id: `alter role ${names} nosuperuser nobypassrls`, en: `alter role ${names} nosuperuser nobypassrls` },
  )
}

async function separation(ask: Ask): Promise<Finding> {
  const open = await ask<{ relname: string }>(
    `select relname from pg_class join guyub.table_kind on name = relname and kind = 'tenant'
     where relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity)`,
  )
  if (!open.length)
    return ok(
      'row-level security',
      'dipaksakan di semua tabel wilayah',
      'forced on every table of the regions',
    )
  const names = open.map(({ relname }) => relname).join(', ')
  return fault(
    'row-level security',
    { id: `tidak dipaksakan di ${names}`, en: `not forced on ${names}` },
    {
      id: 'alter table … force row level security, lalu cari siapa yang mematikannya',
      en: 'alter table … force row level security, and find out who switched it off',
    },
  )
}

async function lint(ask: Ask): Promise<Finding> {
  const faults = await ask<{ table: string; fault: string }>(readFileSync(LINT, 'utf8'))
  if (!faults.length)
    return ok(
      'distribution',
      'semua tabel dapat dibagi menurut wilayah',
      'every table can be spread by region',
    )
  const list = faults.map(({ table, fault }) => `${table}: ${fault}`).join('; ')
  return fault(
    'distribution',
    { id: list, en: list },
    { id: 'tabel buatan sendiri tempatkan di schema lain', en: 'keep tables of your own in another schema' },
  )
}

// Each role by its own door: a password or a rule of pg_hba.conf may be wrong for one of them only.
async function regions(app: string, reader: string): Promise<Finding> {
  for (const url of [app, reader]) await (await connected(url)).end()
  return ok('log-in', 'app, reader')
}

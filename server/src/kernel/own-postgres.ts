import pg from 'pg'
import { Failure } from './failure.ts'
import { connected, pendingMigrations } from './migrate.ts'

interface Urls {
  readonly app: string
  readonly admin: string
  /** Where the administrator made a role for the readers; otherwise we make one. */
  readonly reader: string | undefined
}

/**
 * Makes the roles of a PostgreSQL of one's own, as its administrator, and gives them what they need. The application's role may
 * have any name; it becomes a member of guyub_app. Nothing is changed where the database is too old or too new for us.
 */
export async function prepareOwn({ app, admin, reader }: Urls, readerPassword: string): Promise<void> {
  await pendingMigrations(admin)
  const client = await connected(admin)
  try {
    const { username: appRole, password: appPassword } = credentialsOf(app)
    for (const role of ['guyub_owner', 'guyub_app', 'guyub_reader'].filter((role) => role !== appRole))
      await ensureRole(client, role, 'nologin')
    await ensureRole(client, appRole, `login password ${pg.escapeLiteral(appPassword)}`)
    if (appRole !== 'guyub_app') await client.query(`grant guyub_app to ${pg.escapeIdentifier(appRole)}`)
    await refuseMighty(client, appRole)
    if (!reader) {
      const name = readerRoleFor(admin)
      await ensureRole(client, name, 'login')
      await client.query(
        `alter role ${pg.escapeIdentifier(name)} login password ${pg.escapeLiteral(readerPassword)}`,
      )
      await client.query(`grant guyub_reader to ${pg.escapeIdentifier(name)}`)
    }
    await client.query('grant guyub_owner to current_user')
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    await client.query(`grant create on database ${pg.escapeIdentifier(rows[0]?.name ?? '')} to guyub_owner`)
    await client.query('grant all on schema public to guyub_owner with grant option')
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    throw new Failure(
      'configuration',
      {
        id: `peran DATABASE_ADMIN_URL tidak dapat menyiapkan basis data (${error.message}): pakai superuser, atau pemilik basis data dengan CREATEROLE`,
        en: `the role of DATABASE_ADMIN_URL cannot prepare the database (${error.message}): use a superuser, or the database's owner with CREATEROLE`,
      },
      { cause: error },
    )
  } finally {
    await client.end()
  }
}

/** How the sequencer and the projections reach the database: as a member of guyub_reader that belongs to this database alone. */
export function readerUrl(app: string, password: string): string {
  const url = new URL(app)
  url.username = readerRoleFor(app)
  url.password = password
  return url.href
}

function readerRoleFor(url: string): string {
  return `guyub_reader_${decodeURIComponent(new URL(url).pathname.slice(1))}`
}

function credentialsOf(url: string): { username: string; password: string } {
  const { username, password } = new URL(url)
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) }
}

async function ensureRole(client: pg.Client, role: string, how: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  if (!rowCount) await client.query(`create role ${pg.escapeIdentifier(role)} ${how}`)
}

// Row-level security does not hold a superuser, and the owner could switch it off.
async function refuseMighty(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ mighty: boolean }>(
    "select rolsuper or rolbypassrls or pg_has_role(oid, 'guyub_owner', 'member') as mighty from pg_roles where rolname = $1",
    [role],
  )
  if (!rows[0]?.mighty) return
  throw new Failure('configuration', {
    id: `peran ${role} di DATABASE_URL dapat melewati pemisahan wilayah: berikan peran biasa, bukan superuser atau pemilik`,
    en: `the role ${role} of DATABASE_URL could go round the separation of regions: give an ordinary role, no superuser or owner`,
  })
}

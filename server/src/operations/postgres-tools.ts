import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Failure } from '../kernel/failure.ts'

const DEBIAN = '/usr/lib/postgresql'

/** pg_dump and pg_restore of this machine; they must not be older than the server they talk to. */
export async function runTool(
  name: 'pg_dump' | 'pg_restore',
  serverMajor: number,
  url: string,
  args: readonly string[],
): Promise<void> {
  const program = find(name, serverMajor)
  if (!program)
    throw new Failure('configuration', {
      id: `${name} tidak ditemukan: pasang alat PostgreSQL ${serverMajor} (Debian: postgresql-client-${serverMajor})`,
      en: `${name} was not found: install the tools of PostgreSQL ${serverMajor} (Debian: postgresql-client-${serverMajor})`,
    })
  const child = spawn(program, args, {
    env: { ...process.env, ...asEnvironment(url) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  if (code === 0) return
  throw new Failure('no-database', {
    id: `${name} gagal (${said.trim()}): peran DATABASE_ADMIN_URL harus superuser atau mempunyai BYPASSRLS`,
    en: `${name} failed (${said.trim()}): the role of DATABASE_ADMIN_URL must be a superuser or have BYPASSRLS`,
  })
}

function find(name: string, major: number): string | undefined {
  const packaged = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((version) => Number(version) >= major) : []
  const folders = [
    ...packaged.sort((a, b) => Number(a) - Number(b)).map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

// Not among the arguments, where everybody on the machine could read the password.
function asEnvironment(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const sslMode = searchParams.get('sslmode')
  return {
    PGHOST: hostname,
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...(sslMode && { PGSSLMODE: sslMode }),
  }
}

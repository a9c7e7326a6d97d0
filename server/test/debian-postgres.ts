import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './guyub.ts'

const BINARIES = '/usr/lib/postgresql/15/bin'

/** Why PostgreSQL 15 cannot be tried on this machine, if it cannot. */
export const whyNot = reason()

function reason(): string | undefined {
  if (!existsSync(BINARIES)) return `there is no PostgreSQL 15 in ${BINARIES}`
  if (process.getuid?.() !== 0) return 'only root can lend the server the user postgres'
  return undefined
}

/** A PostgreSQL that is not ours: Debian's, with its own superuser, on a loopback port. */
export async function startDebianPostgres() {
  const [, , uid = '', gid = ''] =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((line) => line.startsWith('postgres:'))
      ?.split(':') ?? []
  const user = { uid: Number(uid), gid: Number(gid) }
  const folder = mkdtempSync(join(tmpdir(), 'guyub-debian-'))
  chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const port = await freePort()
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(BINARIES, program), args, { ...user, cwd: folder, stdio: 'ignore' })
  run('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8')
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  return {
    url: (role: string, database: string) => `postgres://${role}:word@127.0.0.1:${port}/${database}`,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true })
    },
  }
}

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fail, tell } from './tell.mjs'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMP = `${ROOT}node_modules/.guyub-installed`
const NOT_INSTALLED = 11
const UNSUPPORTED = 12

/** Installs exactly what the lock file says, if that is not what lies there. */
export function install() {
  if (Number.parseInt(process.versions.node, 10) < 20)
    fail(
      UNSUPPORTED,
      `perlu Node 20 atau lebih baru, ini ${process.version}`,
      `needs Node 20 or later, this is ${process.version}`,
    )
  const lock = readFileSync(`${ROOT}package-lock.json`)
  const wanted = createHash('sha256').update(lock).digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  if (!isInstalled(JSON.parse(lock.toString()))) runNpm()
  writeFileSync(STAMP, wanted)
}

// npm keeps beside the packages a lock of what it put there, and writes it last. Somebody who just added a package with
// npm has what the new lock says, and must not wait for everything to be installed again.
function isInstalled(lock) {
  const hidden = `${ROOT}node_modules/.package-lock.json`
  if (!existsSync(hidden)) return false
  const there = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(lock.packages).every(([path, { version, integrity, optional, link }]) => {
    if (!path.startsWith('node_modules/') || link) return true
    const found = there[path]
    return found ? found.version === version && found.integrity === integrity : optional
  })
}

function runNpm() {
  tell(
    'Memasang paket dari berkas kunci (sekali saja, sekitar satu menit) …',
    'Installing the packages of the lock file (once, about a minute) …',
  )
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm']
  const { status, error } = spawnSync(npm[0], [...npm.slice(1), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status === 0) return
  const reason = error?.message ?? `npm ci ${status}`
  fail(
    NOT_INSTALLED,
    `paket tidak terpasang (${reason}): periksa jaringan dan ruang cakram`,
    `the packages were not installed (${reason}): check network and disk space`,
  )
}

/** The Node that npm brought. */
export function node26() {
  const brought = `${ROOT}node_modules/.bin/node`
  if (existsSync(brought)) return brought
  if (Number.parseInt(process.versions.node, 10) >= 26) return process.execPath
  const here = `${process.platform}-${process.arch}`
  return fail(
    UNSUPPORTED,
    `npm tidak membawa Node 26 untuk ${here}: pasang Node 26 lalu ulangi`,
    `npm brings no Node 26 for ${here}: install Node 26 and try again`,
  )
}

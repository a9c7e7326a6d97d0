import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node26, ROOT } from './install.mjs'
import { fail, tell } from './tell.mjs'

const STAMP = `${ROOT}web/build/.sources`
const MADE = new Set(['build', 'node_modules', '.react-router'])
const NOT_BUILT = 13

/** Builds the pages, if what they are made of changed since. */
export function buildWeb() {
  const sources = digest(['web', 'contract', 'package-lock.json'])
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  tell('Membangun halaman web …', 'Building the web pages …')
  const args = [`${ROOT}node_modules/@react-router/dev/bin.cjs`, 'build']
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status, stdout, stderr } = spawnSync(node26(), args, { cwd: `${ROOT}web`, env, encoding: 'utf8' })
  if (status !== 0) {
    console.error(stdout, stderr)
    fail(
      NOT_BUILT,
      'halaman web gagal dibangun, alasannya di atas',
      'the web pages were not built, for the reason above',
    )
  }
  writeFileSync(STAMP, sources)
}

function digest(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesAt(path)))
    hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}

function filesAt(path, isFolder = !path.includes('.')) {
  if (!isFolder) return [path]
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter(({ name }) => !MADE.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesAt(join(path, entry.name), entry.isDirectory()))
}

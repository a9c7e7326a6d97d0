import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fail, tell } from './tell.mjs'

/** What a stranger would check our papers and evidence with; the tests do the same. */
const WANTED = {
  pdfsig: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdftotext: 'poppler-utils',
  openssl: 'openssl',
  sha256sum: 'coreutils',
}
const NO_PROGRAM = 14

/**
 * Programs of the machine that the tests run. As root on Debian they are installed; elsewhere we say how, and tests that
 * need them are skipped with that reason. Where everything must be tested (CI) a missing one ends the run.
 */
export function findPrograms() {
  if (lacking().length && isRootOnDebian()) aptInstall(...new Set(lacking().map((name) => WANTED[name])))
  const names = lacking().join(', ')
  if (!names) return
  const id = `${names} tidak ada: jalankan "sudo apt-get install poppler-utils openssl coreutils" (Debian), "sudo dnf install poppler-utils openssl coreutils" (Fedora) atau "brew install poppler openssl coreutils" (macOS)`
  const en = `${names} missing: run "sudo apt-get install poppler-utils openssl coreutils" (Debian), "sudo dnf install poppler-utils openssl coreutils" (Fedora) or "brew install poppler openssl coreutils" (macOS)`
  if (process.env.CI) fail(NO_PROGRAM, id, en)
  tell(`${id}. Uji yang memerlukannya dilewati.`, `${en}. Tests that need them are skipped.`)
}

function lacking() {
  return Object.keys(WANTED).filter((name) => !inPath(name))
}

/** The first of these names that PATH has, with its folder. */
export function inPath(...names) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isProgram)
}

export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

export function aptInstall(...packages) {
  const names = packages.join(', ')
  tell(`Memasang ${names} dengan apt-get …`, `Installing ${names} with apt-get …`)
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...packages)
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['-q', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
}

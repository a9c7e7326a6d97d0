import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config, OwnDatabase } from './config.ts'
import { Failure, type Sentence } from './kernel/failure.ts'
import { migrateJobs } from './kernel/jobs.ts'
import { hasKeys, type Keys, markOf, openKeys, readerPassword } from './kernel/keys.ts'
import { type Holder, type Lock, lock, lockedBy } from './kernel/lock.ts'
import { connected, migrate, pendingMigrations, prepare } from './kernel/migrate.ts'
import { prepareOwn, readerUrl } from './kernel/own-postgres.ts'
import { type Cluster, openCluster } from './kernel/postgres.ts'
import { placeOf } from './kernel/postgres-place.ts'

/** Where everything of an installation is, once it is open. */
export interface Installation {
  readonly app: string
  readonly reader: string
  /** Goes round row-level security: for backups and examinations. Unknown where somebody else migrates. */
  readonly admin: string | undefined
  /** Writes reference tables. Unknown where somebody else migrates. */
  readonly owner: string | undefined
  readonly keys: Keys
  /** The migrations that this opening ran; all of them, when it made the database. */
  readonly migrated: readonly string[]
  /** Starts the database again if it is ours and was killed under us. */
  revive(): Promise<void>
  /** Whoever waits for the house hears that it is being left. */
  leaving(): void
  close(): Promise<void>
}

export interface Opening {
  /** A server has the house to itself; a command borrows it from a running server, or opens and closes it. */
  readonly as: 'server' | 'command'
  readonly say: (sentence: Sentence) => void
  /** The commands that only look do not migrate. */
  readonly migrates?: boolean
}

const DATABASE = 'guyub'

/** Opens the database and the keys, and brings the database up to date. */
export async function openInstallation(config: Config, opening: Opening): Promise<Installation> {
  return config.database ? openOwn(config, config.database, opening) : openEmbedded(config, opening)
}

/** Where the house's lock lies; whoever has it alone starts and stops the embedded database. */
export function lockFile(home: string): string {
  return join(home, 'house.lock')
}

/** Says no, without touching anything, where another server has this home. */
export function refuseTaken({ home, database }: Config): void {
  const holder = database ? undefined : lockedBy(lockFile(home))
  if (holder?.purpose === 'server') throw inUse(home, holder)
}

function inUse(home: string, { pid }: Holder): Failure {
  return new Failure('in-use', {
    id: `Guyub sudah berjalan untuk ${home} (proses ${pid}): hentikan dulu dengan Ctrl-C di sana`,
    en: `Guyub already runs for ${home} (process ${pid}): stop it there with Ctrl-C first`,
  })
}

async function openEmbedded(config: Config, { as, say, migrates = true }: Opening): Promise<Installation> {
  const { home } = config
  const isFirst = !existsSync(placeOf(home).data)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const held = await takeHouse(home, as)
  const release = () => held?.release()
  let cluster: Cluster | undefined
  try {
    say(isFirst ? MAKING_POSTGRES : STARTING_POSTGRES)
    cluster = await openCluster(home)
    await prepare(cluster, DATABASE)
    const { url } = cluster
    const owner = url('guyub_owner', DATABASE)
    const migrated = await broughtUpToDate(owner, migrates, say)
    const keys = await keysFor(home, owner)
    const { stop } = cluster
    return {
      app: url('guyub_app', DATABASE),
      reader: url('guyub_reader', DATABASE),
      admin: url('postgres', DATABASE),
      ...{ owner, keys, migrated },
      revive: async () => void (await openCluster(home)),
      leaving: () => held?.say('leaving'),
      async close() {
        // Without the lock we are a guest of the running server.
        if (held) await stop().catch(() => undefined)
        release()
      },
    }
  } catch (error) {
    if (held) await cluster?.stop().catch(() => undefined)
    release()
    throw error
  }
}

async function openOwn(
  { home }: Config,
  { app, admin, reader }: OwnDatabase,
  { say, migrates = true }: Opening,
): Promise<Installation> {
  const password = readerPassword(home)
  if (admin && migrates) await prepareOwn({ app, admin, reader }, password)
  const migrated = await broughtUpToDate(admin ?? app, migrates && admin !== undefined, say, 'guyub_owner')
  const keys = await keysFor(home, app)
  return {
    ...{ app, admin, owner: admin, keys, migrated },
    reader: reader ?? readerUrl(app, password),
    revive: async () => undefined,
    leaving: () => undefined,
    close: async () => undefined,
  }
}

/** Alone, or undefined where a running server lets a command in as a guest. */
async function takeHouse(home: string, as: Opening['as']): Promise<Lock | undefined> {
  const isServer = ({ purpose }: Holder) => purpose === 'server'
  const taken = await lock(lockFile(home), as, (holder) => !isServer(holder))
  if ('release' in taken) return taken
  if (as === 'command') return undefined
  throw inUse(home, taken)
}

async function broughtUpToDate(
  url: string,
  migrates: boolean,
  say: Opening['say'],
  as?: string,
): Promise<string[]> {
  const pending = await pendingMigrations(url)
  if (!pending.length) {
    if (migrates) await migrateJobs(url, as)
    return []
  }
  if (!migrates)
    throw new Failure('configuration', {
      id: `basis data belum memuat ${pending.length} migrasi: jalankan "npx guyub migrate" (dengan DATABASE_ADMIN_URL, bila PostgreSQL sendiri)`,
      en: `the database lacks ${pending.length} migrations: run "npx guyub migrate" (with DATABASE_ADMIN_URL, for a PostgreSQL of your own)`,
    })
  const onStep = (name: string, nth: number, of: number) =>
    say({ id: `Menyiapkan tabel ${nth}/${of}: ${name}`, en: `Preparing tables ${nth}/${of}: ${name}` })
  return migrate(url, { ...(as && { as }), onStep })
}

// A database that was opened with other keys would look whole and be unreadable.
async function keysFor(home: string, url: string): Promise<Keys> {
  const client = await connected(url)
  try {
    const { rows } = await client.query<{ keys_mark: string }>('select keys_mark from installation')
    const mark = rows[0]?.keys_mark
    if (mark !== undefined && (!hasKeys(home) || markOf(openKeys(home)) !== mark))
      throw new Failure('configuration', {
        id: `kunci di ${join(home, 'keys')} bukan milik basis data ini: kembalikan folder itu dari cadangan`,
        en: `the keys in ${join(home, 'keys')} are not those of this database: bring that folder back from a backup`,
      })
    const keys = openKeys(home)
    if (mark === undefined)
      await client.query('insert into installation (keys_mark) values ($1) on conflict do nothing', [
        markOf(keys),
      ])
    return keys
  } finally {
    await client.end()
  }
}

const MAKING_POSTGRES = {
  id: 'Membuat basis data PostgreSQL 18 …',
  en: 'Making the PostgreSQL 18 database …',
}
const STARTING_POSTGRES = { id: 'Menjalankan PostgreSQL …', en: 'Starting PostgreSQL …' }

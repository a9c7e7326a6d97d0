import { createPrivateKey } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { Failure, type Sentence } from '../kernel/failure.ts'
import { markOf } from '../kernel/keys.ts'
import { connected } from '../kernel/migrate.ts'
import { prepareOwn } from '../kernel/own-postgres.ts'
import { claimPlace, makeRoom, type Place, placeOf } from '../kernel/postgres-place.ts'
import { verifyBackup } from './backup-verify.ts'
import { ERASURES, leaveToRepeat, readList } from './erasure-list.ts'
import type { Erasure } from './erasures.ts'
import { type KeyFiles, unlockKeys } from './key-box.ts'
import type { Manifest } from './manifest.ts'
import { runTool } from './postgres-tools.ts'

interface Wish {
  readonly from: string
  readonly passphrase: string | undefined
  /** Where the keys were written apart from the data. */
  readonly keysFrom: string | undefined
  /** A list of erasures besides the one that lies beside the backup. */
  readonly erasures: string | undefined
  readonly say: (sentence: Sentence) => void
}

/** Brings a backup to life in `config.home`, which must be empty. Examines it first, and changes nothing if a byte is wrong. */
export async function restoreBackup(
  config: Config,
  { from, passphrase, keysFrom, erasures, say }: Wish,
): Promise<Restored> {
  refuseFull(config)
  say({ id: 'Memeriksa cadangan …', en: 'Examining the backup …' })
  const { manifest, problems } = await verifyBackup(from)
  if (!manifest || problems.length)
    throw new Failure('faults', {
      id: `cadangan ini rusak, tidak ada yang diubah: ${problems.map(({ id }) => id).join('; ')}`,
      en: `this backup is damaged, nothing was changed: ${problems.map(({ en }) => en).join('; ')}`,
    })
  const keys = unlockKeys(readFileSync(keyFile(from, manifest, keysFrom), 'utf8'), passphrase)
  const master = refuseOtherKeys(manifest, keys)
  const beside = join(dirname(from), ERASURES)
  const lists = [...(existsSync(beside) ? [beside] : []), ...(erasures ? [erasures] : [])]
  const erased = namedIn(lists, master)
  const isNew = !existsSync(config.home)
  try {
    say({ id: 'Memulihkan basis data …', en: 'Restoring the database …' })
    if (manifest.database.kind === 'base') restoreCluster(config, from, manifest, keys)
    else await restoreDump(config, from, manifest.database.postgresMajor, keys)
    say({ id: 'Memulihkan berkas dan kunci …', en: 'Restoring files and keys …' })
    if (existsSync(join(from, 'files')))
      cpSync(join(from, 'files'), join(config.home, 'files'), { recursive: true })
    // All of them: nothing vouches for the day that the manifest names, and what is erased already is passed over.
    leaveToRepeat(config.home, erased, master)
    // Last: a home without keys does not start.
    for (const [name, key] of Object.entries(keys))
      if (name !== 'secret') writeKey(join(config.home, name), key)
  } catch (error) {
    // A place of ours was empty before; a database of one's own rolled back by itself.
    for (const name of ['files', 'keys', 'id'])
      rmSync(join(config.home, name), { recursive: true, force: true })
    if (!config.database) rmSync(`${placeOf(config.home).data}.new`, { recursive: true, force: true })
    if (isNew) rmSync(config.home, { recursive: true, force: true })
    throw error
  }
  const isLater = ({ at }: Erasure) => Date.parse(at) >= Date.parse(manifest.createdAt)
  return { ...manifest, erasuresToRepeat: erased.filter(isLater) }
}

interface Restored extends Manifest {
  /** Made after the backup; the first start repeats them before it serves anybody. */
  readonly erasuresToRepeat: readonly Erasure[]
}

/** Keys of another backup would open nothing, and found out only when somebody reads a case. */
function refuseOtherKeys({ keysMark }: Manifest, keys: KeyFiles): Buffer {
  const other = new Failure('configuration', {
    id: 'kunci ini bukan milik cadangan ini; tidak ada yang diubah',
    en: 'these keys do not belong to this backup; nothing was changed',
  })
  const [seal, master] = ['seal.pem', 'master.key'].map((name) => keys[join('keys', name)])
  if (!seal || !master) throw other
  try {
    if (markOf({ seal: createPrivateKey(seal), master }) === keysMark) return master
  } catch {
    throw other
  }
  throw other
}

function namedIn(lists: readonly string[], master: Buffer): Erasure[] {
  const all = lists.flatMap((list) => readList(list, master))
  return [...new Map(all.map((erasure) => [`${erasure.region} ${erasure.caseId}`, erasure])).values()]
}

function refuseFull({ home, database }: Config): void {
  const isUsed = ['keys', 'files', 'id'].some((name) => existsSync(join(home, name)))
  if (!isUsed && (database || !existsSync(placeOf(home).data))) return
  throw new Failure('configuration', {
    id: `${home} sudah berisi data: pulihkan ke folder lain (--to) atau singkirkan dulu yang lama`,
    en: `${home} already holds data: restore into another folder (--to), or move the old away first`,
  })
}

function keyFile(from: string, { keys }: Manifest, keysFrom: string | undefined): string {
  if (keys === 'encrypted') return join(from, 'keys.json')
  if (keysFrom) return keysFrom
  throw new Failure('usage', {
    id: 'kunci cadangan ini ditulis terpisah: tunjukkan dengan --keys-from',
    en: 'the keys of this backup were written apart: point to them with --keys-from',
  })
}

// In a folder that is renamed when done, so that an interrupted restore leaves nothing half made.
function restoreCluster(config: Config, from: string, { database }: Manifest, keys: KeyFiles): void {
  if (config.database || database.kind !== 'base' || database.postgresMajor !== placeOf(config.home).major)
    throw new Failure('configuration', {
      id: `cadangan ini berisi PostgreSQL ${database.postgresMajor} tertanam; pulihkan tanpa DATABASE_URL, dengan versi Guyub yang membawanya (ini membawa ${placeOf(config.home).major})`,
      en: `this backup holds an embedded PostgreSQL ${database.postgresMajor}; restore it without DATABASE_URL, with the version of Guyub that brings it (this one brings ${placeOf(config.home).major})`,
    })
  const place = claimPlace(config.home)
  makeRoom(config.home, place)
  const unfinished = `${place.data}.new`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(join(from, 'database'), unfinished, { recursive: true })
  for (const folder of database.folders) mkdirSync(join(unfinished, folder), { recursive: true, mode: 0o700 })
  writeKey(place.secret, keys.secret ?? Buffer.alloc(0))
  lend(place, [place.secret, unfinished, ...below(unfinished)])
  renameSync(unfinished, place.data)
}

function lend({ user }: Place, paths: readonly string[]): void {
  if (user) for (const path of paths) chownSync(path, user.uid, user.gid)
}

function below(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
}

async function restoreDump(
  { database, home }: Config,
  from: string,
  major: number,
  keys: KeyFiles,
): Promise<void> {
  if (!database?.admin)
    throw new Failure('configuration', {
      id: 'cadangan ini hasil pg_dump: berikan DATABASE_URL dan DATABASE_ADMIN_URL sebuah basis data kosong',
      en: 'this backup was made with pg_dump: give DATABASE_URL and DATABASE_ADMIN_URL of an empty database',
    })
  const client = await connected(database.admin)
  const { rowCount } = await client
    .query("select from pg_tables where schemaname = 'public'")
    .finally(() => client.end())
  if (rowCount)
    throw new Failure('configuration', {
      id: 'basis data tujuan tidak kosong: buat yang baru',
      en: 'the database to restore into is not empty: create a new one',
    })
  const password = keys[join('keys', 'reader.password')]?.toString() ?? ''
  await prepareOwn({ app: database.app, admin: database.admin, reader: database.reader }, password)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const dump = join(from, 'database.dump')
  await runTool('pg_restore', major, database.admin, [
    '--exit-on-error',
    '--single-transaction',
    `--dbname=${new URL(database.admin).pathname.slice(1)}`,
    dump,
  ])
}

function writeKey(file: string, key: Buffer): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, key, { mode: 0o600, flush: true })
}

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Config } from '../config.ts'
import type { Installation } from '../installation.ts'
import { openReader } from '../kernel/db.ts'
import { Failure, type Sentence } from '../kernel/failure.ts'
import { fingerprintOf, keysFolder, markOf } from '../kernel/keys.ts'
import { connected } from '../kernel/migrate.ts'
import { placeOf } from '../kernel/postgres-place.ts'
import { copyCluster } from './base-copy.ts'
import { addToList, ERASURES } from './erasure-list.ts'
import { type Erasure, erasuresSoFar } from './erasures.ts'
import { headsOf } from './heads.ts'
import { type KeyFiles, lockKeys, plainKeys } from './key-box.ts'
import { copyHashed, filesBelow, hashOfFile, type Manifest, writeManifest } from './manifest.ts'
import { runTool } from './postgres-tools.ts'
import { recoverySheet } from './recovery-sheet.ts'

interface Wish {
  readonly to: string
  readonly now: Date
  readonly version: string
  /** One of the two: keys beside the data, locked, or in a file elsewhere, as they are. */
  readonly passphrase: string | undefined
  readonly keysTo: string | undefined
  readonly say: (sentence: Sentence) => void
}

/** Database, files and keys in one new folder below `to`, while everything goes on. Returns the folder. */
export async function createBackup(config: Config, installation: Installation, wish: Wish): Promise<string> {
  const { to, now, version, passphrase, keysTo, say } = wish
  if (!installation.admin)
    throw new Failure('configuration', {
      id: 'cadangan memerlukan DATABASE_ADMIN_URL',
      en: 'a backup needs DATABASE_ADMIN_URL',
    })
  const folder = join(to, `guyub-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z`)
  const unfinished = `${folder}.unfinished`
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  const admin = await connected(installation.admin)
  try {
    say({ id: 'Menyalin basis data …', en: 'Copying the database …' })
    const heads = await headsOf(installation.reader)
    const { database, files } = await copyDatabase(config, installation.admin, admin, unfinished)
    // After the database: a file is written before the row that names it, so none can be missing.
    say({ id: 'Menyalin berkas dan kunci …', en: 'Copying files and keys …' })
    const stored = join(config.home, 'files')
    for (const name of existsSync(stored) ? filesBelow(stored) : [])
      files[join('files', name)] = await copyHashed(join(stored, name), join(unfinished, 'files', name))
    const keys = keyFilesOf(config)
    if (passphrase) {
      writeFileSync(join(unfinished, 'keys.json'), lockKeys(keys, passphrase), { mode: 0o600, flush: true })
      files['keys.json'] = await hashOfFile(join(unfinished, 'keys.json'))
    } else if (keysTo) writeFileSync(keysTo, plainKeys(keys), { mode: 0o600, flag: 'wx', flush: true })
    const sheet = recoverySheet({ config, keys: installation.keys, heads, now, version })
    writeFileSync(join(unfinished, 'recovery-sheet.html'), sheet, { mode: 0o600 })
    files['recovery-sheet.html'] = await hashOfFile(join(unfinished, 'recovery-sheet.html'))
    writeManifest(unfinished, {
      format: 1,
      createdAt: now.toISOString(),
      guyub: version,
      home: config.home,
      database,
      keys: passphrase ? 'encrypted' : 'separate',
      keysMark: markOf(installation.keys),
      sealFingerprint: fingerprintOf(installation.keys.seal),
      heads,
      files,
    })
    renameSync(unfinished, folder)
    // Beside the backups, for whoever restores an older one of them.
    addToList(join(to, ERASURES), await erasuresIn(installation.reader), installation.keys.master)
    writeFileSync(join(config.home, 'last-backup.json'), JSON.stringify({ at: now.toISOString(), folder }))
    return folder
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  } finally {
    await admin.end()
  }
}

async function erasuresIn(readerUrl: string): Promise<Erasure[]> {
  const reader = openReader(readerUrl)
  return erasuresSoFar(reader).finally(() => reader.destroy())
}

async function copyDatabase(config: Config, url: string, admin: pg.Client, to: string) {
  const { rows } = await admin.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  )
  const postgresMajor = rows[0]?.major ?? 0
  const files: Record<string, string> = {}
  if (config.database) {
    const dump = join(to, 'database.dump')
    await runTool('pg_dump', postgresMajor, url, ['--format=custom', `--file=${dump}`])
    files['database.dump'] = await hashOfFile(dump)
    return { database: { kind: 'dump', postgresMajor } satisfies Manifest['database'], files }
  }
  const { hashes, ...copied } = await copyCluster(admin, placeOf(config.home).data, join(to, 'database'))
  for (const [path, sha256] of Object.entries(hashes)) files[join('database', path)] = sha256
  return { database: { kind: 'base', postgresMajor, ...copied } satisfies Manifest['database'], files }
}

/** The folder of keys, and the password of the embedded database. */
function keyFilesOf({ home, database }: Config): KeyFiles {
  const folder = keysFolder(home)
  const keys = filesBelow(folder).map(
    (name) => [join('keys', name), readFileSync(join(folder, name))] as const,
  )
  return Object.fromEntries([
    ...keys,
    ...(database ? [] : [['secret', readFileSync(placeOf(home).secret)] as const]),
  ])
}

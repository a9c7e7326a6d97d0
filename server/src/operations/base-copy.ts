import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { copyHashed, hashOfFile } from './manifest.ts'

/** Empty in a copy: what PostgreSQL makes anew at its start, and what another cluster must not inherit. */
const LEFT_EMPTY = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|pgsql_tmp.*|pg_internal\.init.*)$/

interface BaseCopy {
  readonly firstSegment: string
  readonly lastSegment: string
  readonly segmentBytes: number
  readonly folders: string[]
  readonly hashes: Record<string, string>
}

/**
 * Copies a running cluster, file by file, between pg_backup_start and pg_backup_stop, with the WAL that makes the copy
 * consistent. `admin` is a superuser's connection, which must stay the same throughout.
 */
export async function copyCluster(admin: pg.Client, data: string, to: string): Promise<BaseCopy> {
  const hashes: Record<string, string> = {}
  const folders: string[] = []
  const keep = async (path: string) => {
    hashes[path] = await copyHashed(join(data, path), join(to, path))
  }

  // The slot keeps the segments that we shall need from being recycled meanwhile; it goes with the connection.
  await admin.query(
    "select pg_create_physical_replication_slot('guyub_backup_' || pg_backend_pid(), true, true)",
  )
  await admin.query("select pg_backup_start('guyub', true)")
  await copyFolder('')
  const { rows } = await admin.query<{ lsn: string; labelfile: string; last: string; bytes: string }>(
    `select lsn, labelfile, pg_walfile_name(lsn) as last, pg_size_bytes(current_setting('wal_segment_size')) as bytes
     from pg_backup_stop(false)`,
  )
  const [stop] = rows
  const firstSegment = /\(file ([0-9A-F]{24})\)/.exec(stop?.labelfile ?? '')?.[1]
  if (!stop || !firstSegment) throw new Error('PostgreSQL gave no backup label')
  writeFileSync(join(to, 'backup_label'), stop.labelfile, { mode: 0o600, flush: true })
  hashes.backup_label = await hashOfFile(join(to, 'backup_label'))
  for (const segment of readdirSync(join(data, 'pg_wal')).sort()) {
    const isNeeded = /^[0-9A-F]{24}$/.test(segment) && segment >= firstSegment && segment <= stop.last
    if (isNeeded || segment.endsWith('.history')) await keep(join('pg_wal', segment))
  }
  return { firstSegment, lastSegment: stop.last, segmentBytes: Number(stop.bytes), folders, hashes }

  async function copyFolder(path: string): Promise<void> {
    mkdirSync(join(to, path), { recursive: true, mode: 0o700 })
    for (const entry of readdirSync(join(data, path), { withFileTypes: true })) {
      const below = join(path, entry.name)
      if (LEFT_OUT.test(entry.name)) continue
      if (entry.isDirectory()) {
        folders.push(below)
        if (LEFT_EMPTY.includes(below)) mkdirSync(join(to, below), { mode: 0o700 })
        else await copyFolder(below)
      } else if (entry.isFile()) await keep(below).catch(ignoreVanished)
    }
  }
}

// Tables that are dropped meanwhile take their files with them; the WAL knows about it.
function ignoreVanished(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

/** The names of all segments from the first to the last, on one timeline; nothing if there are more than `most`. */
export function segmentsBetween(first: string, last: string, segmentBytes: number, most: number): string[] {
  const perLog = BigInt(2 ** 32 / segmentBytes)
  const numberOf = (name: string) => BigInt(`0x${name.slice(8, 16)}`) * perLog + BigInt(`0x${name.slice(16)}`)
  if (numberOf(last) - numberOf(first) >= BigInt(most)) return []
  const hex = (value: bigint) => value.toString(16).toUpperCase().padStart(8, '0')
  const names: string[] = []
  for (let at = numberOf(first); at <= numberOf(last); at++)
    names.push(`${first.slice(0, 8)}${hex(at / perLog)}${hex(at % perLog)}`)
  return names
}

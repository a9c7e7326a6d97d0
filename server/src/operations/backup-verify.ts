import { closeSync, existsSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, type Sentence } from '../kernel/failure.ts'
import { segmentsBetween } from './base-copy.ts'
import { filesBelow, hashOfFile, type Manifest, readManifest } from './manifest.ts'
import { linksIn } from './safe-names.ts'

export interface Verdict {
  readonly manifest: Manifest | undefined
  readonly problems: readonly Sentence[]
}

/** Reads every byte of a backup and tells what a restore would miss. */
export async function verifyBackup(folder: string): Promise<Verdict> {
  let manifest: Manifest
  try {
    // A pipe would be waited for, and a link leads elsewhere.
    if (!lstatSync(join(folder, 'manifest.json')).isFile()) throw new Error('no file')
    manifest = readManifest(folder)
  } catch (error) {
    if (error instanceof Failure) throw error
    return {
      manifest: undefined,
      problems: [
        {
          id: `${folder} bukan cadangan yang selesai: manifest.json tidak ada atau rusak`,
          en: `${folder} is not a finished backup: manifest.json is missing or damaged`,
        },
      ],
    }
  }
  // Before anything is opened: a link leads elsewhere.
  const links = linksIn(folder)
  if (links.length) return { manifest, problems: links }
  const problems = [...(await changedFiles(folder, manifest)), ...missingParts(folder, manifest)]
  return { manifest, problems }
}

async function changedFiles(folder: string, { files }: Manifest): Promise<Sentence[]> {
  const problems: Sentence[] = []
  for (const [path, sha256] of Object.entries(files)) {
    if (!existsSync(join(folder, path))) problems.push({ id: `${path} hilang`, en: `${path} is missing` })
    else if ((await hashOfFile(join(folder, path))) !== sha256)
      problems.push({ id: `${path} berubah`, en: `${path} was changed` })
  }
  const strangers = filesBelow(folder).filter((path) => path !== 'manifest.json' && !(path in files))
  return [
    ...problems,
    ...strangers.map((path) => ({ id: `${path} tidak tercatat`, en: `${path} is not listed` })),
  ]
}

function missingParts(folder: string, { database, files, keys }: Manifest): Sentence[] {
  const wanted = keys === 'encrypted' ? ['keys.json'] : []
  if (database.kind === 'dump') {
    const isDump = 'database.dump' in files && beginning(join(folder, 'database.dump')) === 'PGDMP'
    return isDump
      ? lacking(wanted, files)
      : [{ id: 'database.dump bukan hasil pg_dump', en: 'database.dump is not the work of pg_dump' }]
  }
  const { firstSegment, lastSegment, segmentBytes } = database
  // There cannot be more of them than files: a hostile manifest would have us count for ever.
  const most = Object.keys(files).length
  const wal = segmentsBetween(firstSegment, lastSegment, segmentBytes, most).map(
    (name) => `database/pg_wal/${name}`,
  )
  if (!wal.length) return [{ id: 'pg_wal tidak lengkap', en: 'pg_wal is not complete' }]
  const problems = lacking(
    [...wanted, 'database/PG_VERSION', 'database/global/pg_control', 'database/backup_label', ...wal],
    files,
  )
  const label = join(folder, 'database', 'backup_label')
  if (existsSync(label) && !readFileSync(label, 'utf8').includes(`(file ${firstSegment})`))
    problems.push({ id: 'backup_label bukan milik salinan ini', en: 'backup_label is not of this copy' })
  return problems
}

function lacking(paths: readonly string[], files: Manifest['files']): Sentence[] {
  return paths
    .filter((path) => !(path in files))
    .map((path) => ({ id: `${path} tidak ada di cadangan`, en: `${path} is not in the backup` }))
}

function beginning(file: string): string {
  if (!existsSync(file)) return ''
  const [opened, bytes] = [openSync(file, 'r'), Buffer.alloc(5)]
  readSync(opened, bytes, 0, bytes.length, 0)
  closeSync(opened)
  return bytes.toString('latin1')
}

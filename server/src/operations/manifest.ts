import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { Failure } from '../kernel/failure.ts'
import { isInside } from './safe-names.ts'
import { versionOf } from './version.ts'

/** What a backup consists of. It lies beside the rest as manifest.json. */
const Path = z.string().max(1000).refine(isInside)
const Segment = z.string().regex(/^[0-9A-F]{24}$/)

export const Manifest = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The version of Guyub that wrote it. */
  guyub: z.string(),
  home: z.string(),
  database: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('base'),
      postgresMajor: z.number(),
      /** The first and the last of the WAL segments without which the copy is not consistent. */
      firstSegment: Segment,
      lastSegment: Segment,
      /** A power of two between 1 MiB and 1 GiB, as PostgreSQL has it. */
      segmentBytes: z
        .number()
        .refine((bytes) => Number.isInteger(Math.log2(bytes)) && bytes >= 2 ** 20 && bytes <= 2 ** 30),
      /** PostgreSQL misses empty folders too. */
      folders: z.array(Path),
    }),
    z.object({ kind: z.literal('dump'), postgresMajor: z.number() }),
  ]),
  keys: z.enum(['encrypted', 'separate']),
  keysMark: z.string(),
  sealFingerprint: z.string(),
  heads: z.array(z.object({ region: z.string(), lastSeq: z.number(), sha256: z.string() })),
  /** Path below the backup → SHA-256. */
  files: z.record(Path, z.string()),
})
export type Manifest = z.output<typeof Manifest>

/** Throws for what is none; a manifest of a later Guyub is told as such. */
export function readManifest(folder: string): Manifest {
  const said: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const { format, guyub } = Versions.parse(said)
  if (format > 1 || isLater(guyub, versionOf()))
    throw new Failure('newer-data', {
      id: `cadangan ini dibuat Guyub ${guyub}, lebih baru dari ini (${versionOf()}): pulihkan dengan versi itu`,
      en: `this backup was made by Guyub ${guyub}, later than this one (${versionOf()}): restore it with that version`,
    })
  return Manifest.parse(said)
}

const Versions = z.object({ format: z.number(), guyub: z.string().regex(/^\d+\.\d+\.\d+/) })

function isLater(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split(/[.-]/).slice(0, 3).map(Number)) as [
    number[],
    number[],
  ]
  const at = a.findIndex((number, index) => number !== b[index])
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
}

export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 1), {
    mode: 0o600,
    flush: true,
  })
}

/** Copies one file and hashes what was written, since what is copied may be changing. */
export async function copyHashed(from: string, to: string): Promise<string> {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(createReadStream(from), hashing, createWriteStream(to, { mode: 0o600, flush: true }))
  return hash.digest('hex')
}

export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** All files below a folder, relative to it. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
    .map((name) => relative(folder, join(folder, name)))
    .sort()
}

import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { canonical } from '../kernel/canonical.ts'
import type { Pool } from '../kernel/db.ts'
import { Failure } from '../kernel/failure.ts'
import { ERASED, type Erasure, eraseAgain } from './erasures.ts'

/** Beside the backups, not in one: it must be newer than the backup that is restored. */
export const ERASURES = 'erasures.jsonl'
const TO_REPEAT = 'erasures-to-repeat.jsonl'

const Line = z.object({
  region: z.string().regex(/^[0-9A-Z]{1,6}$/),
  caseId: z.uuid(),
  what: z.enum(ERASED).optional(),
  office: z.string().max(40),
  reason: z.string().max(60),
  at: z.iso.datetime(),
  /** Under the installation's own key: nobody has cases erased by writing into this file. */
  mac: z.string(),
})

/** Adds what the list does not name yet; what stands in it is never changed. Returns how many were added. */
export function addToList(file: string, erasures: readonly Erasure[], master: Buffer): number {
  const known = new Set(existsSync(file) ? readList(file, master).map(nameOf) : [])
  const missing = erasures.filter((erasure) => !known.has(nameOf(erasure)))
  const lines = missing.map((erasure) => `${JSON.stringify({ ...erasure, mac: macOf(erasure, master) })}\n`)
  if (existsSync(file)) dropHalfLine(file)
  if (lines.length) appendFileSync(file, lines.join(''), { mode: 0o600, flush: true })
  return missing.length
}

// Left by a disk that was full or a machine that stopped: written on, it would spoil the next line too.
function dropHalfLine(file: string): void {
  const bytes = readFileSync(file)
  const whole = bytes.lastIndexOf('\n') + 1
  if (whole < bytes.length) truncateSync(file, whole)
}

/** What a list names. Refuses a list that somebody else wrote or changed; a last line that was cut off is left out. */
export function readList(file: string, master: Buffer): Erasure[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((text, index) => {
    const line = Line.safeParse(parsed(text)).data
    if (!line || !isOurs(line, master))
      throw new Failure('faults', {
        id: `baris ${index + 1} dari ${file} bukan tulisan pemasangan ini atau sudah diubah`,
        en: `line ${index + 1} of ${file} was not written by this installation, or was changed`,
      })
    const { mac: _, ...erasure } = line
    return erasure
  })
}

/** For the first start after a restore. */
export function leaveToRepeat(home: string, erasures: readonly Erasure[], master: Buffer): void {
  if (erasures.length) addToList(join(home, TO_REPEAT), erasures, master)
}

/** Erases again what a restored backup brought back, before anybody is served. Returns how many there were. */
export async function repeatErasures(home: string, pool: Pool, master: Buffer): Promise<number> {
  const file = join(home, TO_REPEAT)
  if (!existsSync(file)) return 0
  const repeated = await eraseAgain(pool, readList(file, master), () => new Date())
  rmSync(file)
  return repeated
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function nameOf({ region, caseId }: Erasure): string {
  return `${region} ${caseId}`
}

function macOf({ region, caseId, office, reason, at, what }: Erasure, master: Buffer): string {
  const key = Buffer.from(hkdfSync('sha256', master, '', 'guyub erasures', 32))
  return createHmac('sha256', key)
    .update(canonical({ region, caseId, office, reason, at, ...(what && { what }) }))
    .digest('base64url')
}

function isOurs(line: z.output<typeof Line>, master: Buffer): boolean {
  const [given, right] = [Buffer.from(line.mac), Buffer.from(macOf(line, master))]
  return given.length === right.length && timingSafeEqual(given, right)
}

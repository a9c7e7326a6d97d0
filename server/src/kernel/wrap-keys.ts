import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keep, keysFolder } from './keys.ts'

const NAME = /^wrap-(\d+)\.key$/
const LOOK_AGAIN = 10_000

/** Keys that records' keys are wrapped with, by generation. The first comes from the master key and has no file. */
export interface WrapKeys {
  /** The one that new records take. */
  newest(): number
  /** Undefined where the folder lacks it. */
  of(generation: number): Buffer | undefined
  /** Those that have a file, the newest first. */
  all(): readonly WrapKey[]
}

export interface WrapKey {
  readonly generation: number
  readonly key: Buffer
}

/** Of an installation whose key was never renewed. */
export const FIRST_ONLY: WrapKeys = { newest: () => 1, of: () => undefined, all: () => [] }

/**
 * The generations in the folder of keys. A running process notices one that a command made beside it within ten seconds,
 * and at once when it meets a record of it.
 */
export function openWrapKeys(home: string, now: () => number = Date.now): WrapKeys {
  let known = readWrapKeys(home)
  let newest = Math.max(1, ...known.keys())
  let lookedAt = now()
  const look = () => {
    lookedAt = now()
    known = readWrapKeys(home)
    newest = Math.max(1, ...known.keys())
  }
  return {
    newest() {
      if (now() - lookedAt > LOOK_AGAIN) look()
      return newest
    },
    of(generation) {
      if (!known.has(generation)) look()
      return known.get(generation)
    },
    all: () =>
      [...known]
        .map(([generation, key]) => ({ generation, key }))
        .sort((a, b) => b.generation - a.generation),
  }
}

/** How long until every running process takes a new generation, in milliseconds. */
export const NOTICED_WITHIN = LOOK_AGAIN + 2_000

/** Makes the next generation and says which it is. */
export function newWrapKey(home: string): number {
  const next = Math.max(1, ...readWrapKeys(home).keys()) + 1
  keep(home, `wrap-${next}.key`, () => randomBytes(32))
  return next
}

function readWrapKeys(home: string): Map<number, Buffer> {
  const folder = keysFolder(home)
  const names = existsSync(folder) ? readdirSync(folder) : []
  return new Map(
    names.flatMap((name) => {
      const generation = Number(NAME.exec(name)?.[1])
      return generation > 1 ? [[generation, readFileSync(join(folder, name))] as const] : []
    }),
  )
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformWithOxc } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import { CLIENT, ensureBuilt } from './built.ts'

// Chrome 109 is the last for Windows 7 and 8.1. What it lacks, by the version that brought it.
const LATER_APIS = {
  'Array.prototype.toSorted (110)': /\.toSorted\(/,
  'Array.prototype.toReversed (110)': /\.toReversed\(/,
  'Array.prototype.toSpliced (110)': /\.toSpliced\(/,
  'Array.fromAsync (121)': /Array\.fromAsync\(/,
  'Object.groupBy (117)': /\b(?:Object|Map)\.groupBy\(/,
  'Promise.withResolvers (119)': /Promise\.withResolvers\(/,
  'Promise.try (128)': /Promise\.try\(/,
  'URL.canParse (120)': /URL\.canParse\(/,
  'AbortSignal.any (116)': /AbortSignal\.any\(/,
  'String.prototype.isWellFormed (111)': /\.isWellFormed\(/,
  'Uint8Array.fromBase64 (140)': /\.(?:fromBase64|toBase64|fromHex|toHex)\(/,
  'Temporal (144)': /\bTemporal\.(?:Now|Instant|Plain|Zoned|Duration)/,
}
const LATER_STYLES = {
  'nesting (112)': /[{;]\s*&[\s.:[>]/,
  'light-dark() (123)': /light-dark\(/,
  'color-mix() (111)': /color-mix\(/,
  '@scope (118)': /@scope/,
  '@starting-style (117)': /@starting-style/,
  'relative colour (119)': /rgb\(from /,
}

function built(extension: string): { readonly name: string; readonly text: string }[] {
  return readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => ({ name, text: readFileSync(join(CLIENT, name), 'utf8') }))
}

beforeAll(ensureBuilt, 120_000)

test('the modules use nothing that Chrome 109 lacks', () => {
  const faults = built('.js').flatMap(({ name, text }) =>
    Object.entries(LATER_APIS).flatMap(([api, pattern]) =>
      isUnguarded(text, pattern) ? [`${name}: ${api}`] : [],
    ),
  )
  expect(faults).toEqual([])
})

// A library that asks first (`URL.canParse ? … : …`) may name what it can do without.
function isUnguarded(text: string, pattern: RegExp): boolean {
  const found = pattern.exec(text)
  return found !== null && !/typeof|\?|in /.test(text.slice(Math.max(0, found.index - 60), found.index))
}

test('the style sheets use nothing that Chrome 109 lacks', () => {
  const faults = built('.css').flatMap(({ name, text }) =>
    Object.entries(LATER_STYLES).flatMap(([feature, pattern]) =>
      pattern.test(text) ? [`${name}: ${feature}`] : [],
    ),
  )
  expect(faults).toEqual([])
})

test('the syntax is that of Chrome 109: lowering it once more changes nothing but its layout', async () => {
  for (const { name, text } of built('.js')) {
    const [as, lowered] = await Promise.all(
      (['esnext', 'chrome109'] as const).map((target) =>
        transformWithOxc(text, name, { target, sourcemap: false }),
      ),
    )
    expect(lowered?.code, name).toBe(as?.code)
  }
}, 60_000)

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import './booking-words.ts'
import './checker-words.ts'
import './counter-words.ts'
import './disclosure-words.ts'
import './letters-words.ts'
import './lists-words.ts'
import './ledger-words.ts'
import './residents-words.ts'
import './movement-words.ts'
import './office-words.ts'
import './public-words.ts'
import './queue-words.ts'
import './satisfaction-words.ts'
import './visits-words.ts'
import { say, WORDS, type WordKey } from './words.ts'

const ROOT = join(import.meta.dirname, '../../..')

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(join(ROOT, path)).isDirectory() ? sources(path) : [path]))
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
}

/** Codes of refusals, form problems and warnings: `area.snake_case` in quotes. */
function codesIn(folder: string, pattern: RegExp): Set<string> {
  const codes = sources(folder).flatMap((path) => [
    ...readFileSync(join(ROOT, path), 'utf8').matchAll(pattern),
  ])
  return new Set(codes.map(([, code = '']) => code))
}

test('every language has the same words', () => {
  expect(Object.keys(WORDS.en).sort()).toEqual(Object.keys(WORDS.id).sort())
})

test('no word is empty, and both languages ask for the same values', () => {
  const valuesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()
  for (const key of Object.keys(WORDS.id) as WordKey[]) {
    expect(WORDS.id[key].trim(), key).not.toBe('')
    expect(valuesIn(WORDS.en[key]), key).toEqual(valuesIn(WORDS.id[key]))
  }
})

test('every refusal of the contract has words', () => {
  const refusals = codesIn('contract/src', /'([a-z]+\.[a-z_]+)': \d{3}\b/g)
  expect(refusals.size).toBeGreaterThan(40)
  expect([...refusals].filter((code) => !(code in WORDS.id))).toEqual([])
})

test('every problem and warning of a form has words', () => {
  const codes = codesIn('contract/src', /'((?:form|name|nik)\.[a-z_]+)'/g)
  expect([...codes].filter((code) => !(code in WORDS.id))).toEqual([])
})

test('what the kernel itself refuses has words', () => {
  const codes = codesIn('server/src/kernel', /'((?:access|request)\.[a-z_]+)'/g)
  expect([...codes].filter((code) => !(code in WORDS.id))).toEqual([])
})

test('every word is said somewhere: by its name, by a template that makes it, or as the type of an event', () => {
  const all = ['web/src', 'contract/src', 'server/src']
    .flatMap(sources)
    .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    .join('\n')
  const named = new Set([...all.matchAll(/(['"`])([\w-]+(?:\.[\w-]+)*)\1/g)].map(([, , name = '']) => name))
  const templates = [...all.matchAll(/`([a-z]+\.[\w-]*)\$\{[^`]*?\}([\w-]*)`/g)].map(
    ([, before = '', after = '']) => [before, after] as const,
  )
  const isSaid = (key: string) =>
    named.has(key.replace(/^event\./, '')) ||
    templates.some(
      ([before, after]) => key.length > before.length && key.startsWith(before) && key.endsWith(after),
    )
  // What is said when a code has no words.
  const always = ['internal', 'event.other']
  expect(Object.keys(WORDS.id).filter((key) => !always.includes(key) && !isSaid(key))).toEqual([])
})

test('a value stands where its name stood', () => {
  expect(say('id', 'portal.search_found', { query: 'akta' })).toBe('Hasil untuk “akta”')
})

test('every event of the log has words for the wall and for those who open a figure', () => {
  const types = [...codesIn('server/src', /eventType\(\s*'([a-z]+\.[a-z_-]+)'/g)]
  expect(types.length).toBeGreaterThan(150)
  const log = JSON.parse(readFileSync(join(ROOT, 'web/src/words/id/log.json'), 'utf8'))
  expect(types.filter((type) => !(type in log))).toEqual([])
})

import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

const LONGEST = 500
const NOWHERE = /^(utils?|helpers?|common|types|misc|shared)\.(ts|tsx|mjs)$/

const sources = ['bin', 'contract/src', 'server/src', 'server/test', 'web/src'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => join(root, file)),
)

test('no file is longer than anybody reads', () => {
  const generated = ['server/src/kernel/tables.ts']
  const long = sources.filter((file) => readFileSync(file, 'utf8').split('\n').length > LONGEST)
  expect(long.filter((file) => !generated.includes(file))).toEqual([])
})

test('every file is called by what it does', () => {
  expect(sources.filter((file) => NOWHERE.test(basename(file)))).toEqual([])
})

test('nothing is typed as anything', () => {
  const loose = sources.filter(
    (file) => /:\s*any\b|\bas any\b|<any>/.test(readFileSync(file, 'utf8')) && !file.includes('house-laws'),
  )
  expect(loose).toEqual([])
})

test('both languages have the same words', () => {
  const folder = 'web/src/words'
  const names = readdirSync(`${folder}/id`)
  expect(readdirSync(`${folder}/en`)).toEqual(names)
  for (const name of names)
    expect({ name, keys: keysOf('en', name) }).toEqual({ name, keys: keysOf('id', name) })

  function keysOf(language: string, name: string): string[] {
    return Object.keys(JSON.parse(readFileSync(join(folder, language, name), 'utf8'))).sort()
  }
})

test('every migration has a number of its own', () => {
  const numbers = readdirSync('server/migrations').map((name) => name.slice(0, 4))
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
})

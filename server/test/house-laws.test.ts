import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const LONGEST = 500
const NOWHERE = /^(utils?|helpers?|common|types|misc|shared)\.(ts|tsx|mjs)$/

// A copy without its history is tested as well, but for what asks git.
const isCheckout = existsSync('.git')
const sources = ['bin', 'contract/src', 'server/src', 'server/test', 'web/src'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => join(root, file)),
)

test('no file is longer than anybody reads', () => {
  const generated = ['server/src/kernel/tables.gen.ts']
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

// In Greenwich it is yesterday until seven in the morning of Blitar.
test('nothing that people read is dated by the day in Greenwich', () => {
  const asking = sources.filter(
    (file) =>
      (file.startsWith('web/src') &&
        /new Date\(\)\.(toISOString\(\)\.slice\(0, 10\)|getUTC)/.test(readFileSync(file, 'utf8'))) ||
      (/^server\/src\/(capabilities|gateways)\/(?!.*\.test\.)/.test(file) &&
        /(\b|_)(at|At)\??\.toISOString\(\)\.slice\(0, 10\)/.test(readFileSync(file, 'utf8'))),
  )
  expect(asking).toEqual([])
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

test('every capability says in half a page what it owns, tells and refuses', () => {
  const folder = 'server/src/capabilities'
  expect(readdirSync(folder).filter((name) => !existsSync(join(folder, name, 'README.md')))).toEqual([])
})

test('every migration has a number of its own', () => {
  const numbers = readdirSync('server/migrations').map((name) => name.slice(0, 4))
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
})

// Of the place where something was written, and of who or what wrote it: no business of whoever reads it. In pieces, so
// that this file obeys as well. A relative import of a folder called `work` is none of them.
const ELSEWHERE = new RegExp(
  [
    ['(?<![.\\w])/wo', 'rk/'],
    ['/tmp/gu', 'yub'],
    ['registry\\.npm', 'js'],
    ['\\bhand-?', 'off note'],
    ['shared/(?:des', 'ign|dom', 'ain|ref', 'erence)/'],
    ['\\b(?:clau', 'de|anthro', 'pic|open', 'ai|chat', 'gpt|cop', 'ilot)\\b'],
    ['\\b(?:sub', 'agent|lan', 'guage model)\\b'],
  ]
    .map((pieces) => pieces.join(''))
    .join('|'),
  'i',
)

test.skipIf(!isCheckout)('nothing tells of the place where it was written', () => {
  const files = tracked()
  const told = files.flatMap((file) => {
    const text = textOf(file)
    const found = text?.match(ELSEWHERE)?.[0]
    return found ? [`${file}: ${found}`] : []
  })
  expect(files.length).toBeGreaterThan(100)
  expect(['in /wo', 'in ../wo'].map((start) => ELSEWHERE.test(`${start}rk/x`))).toEqual([true, false])
  expect(told).toEqual([])
})

/** Nothing where it is no text, or was deleted and not yet committed. */
function textOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined
  const bytes = readFileSync(file)
  return bytes.includes(0) ? undefined : bytes.toString()
}

test.skipIf(!isCheckout)('what a page of documentation leads to is there', () => {
  const pages = tracked().filter((file) => file.endsWith('.md') && existsSync(file))
  const lost = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)|src="([^":]+)"/g)]
      .map(([, link, picture]) => join(dirname(page), link ?? picture ?? ''))
      .filter((target) => !existsSync(target))
      .map((target) => `${page} leads to ${target}`),
  )
  expect(pages).toContain('README.md')
  expect(lost).toEqual([])
})

function tracked(): string[] {
  return execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean)
}

import { readdirSync, readFileSync } from 'node:fs'
import { problemsIn } from '@guyub/contract/definition/problems'
import { PERMISSIONS } from '@guyub/contract/identity/roles'
import { LANGUAGES } from '@guyub/contract/text'
import { beforeAll, expect, test } from 'vitest'
import { openapi } from '../src/app.ts'
import { loadIndicators, loadServices } from '../src/kernel/definitions.ts'

interface Operation {
  readonly 'x-access': string
  readonly responses: Record<
    string,
    { content?: Record<string, { schema: { allOf?: { properties?: Coded }[] } }> }
  >
}
interface Coded {
  readonly code: { readonly enum: readonly string[] }
}

let paths: Record<string, Record<string, Operation>>
beforeAll(async () => {
  paths = ((await openapi()) as { paths: typeof paths }).paths
})

test('every endpoint says who may call it: everybody, whoever is signed in, or the holders of a permission', () => {
  const known = new Set<string>(['public', 'signed-in', ...PERMISSIONS])
  const accesses = Object.entries(paths).flatMap(([path, operations]) =>
    Object.values(operations).map((operation) => [path, operation['x-access']] as const),
  )
  expect(accesses.length).toBeGreaterThan(20)
  expect(accesses.filter(([, access]) => !known.has(access))).toEqual([])
})

test('every endpoint of the contract is served', async () => {
  const bare = (path: string) => path.replace(/^\/api(\/r\/\{region\})?/, '').replace(/:\w+|\{\w+\}/g, '*')
  const served = new Set(Object.keys(paths).map(bare))
  const unserved: string[] = []
  for (const file of readdirSync('contract/src').filter((name) => /^[^.]+\.ts$/.test(name))) {
    const exported: Record<string, unknown> = await import(`../../contract/src/${file.slice(0, -3)}.ts`)
    for (const [name, value] of Object.entries(exported)) {
      const { path, access } = (value ?? {}) as { path?: unknown; access?: unknown }
      if (typeof path === 'string' && typeof access === 'string' && !served.has(bare(path)))
        unserved.push(`${name} of ${file}`)
    }
  }
  expect(unserved).toEqual([])
})

test('every code that an endpoint can refuse with has words in every language', () => {
  const codes = new Set(Object.values(paths).flatMap(Object.values).flatMap(codesOf))
  expect(codes.size).toBeGreaterThan(30)
  for (const language of LANGUAGES) {
    const files = readdirSync(`web/src/words/${language}`)
    const words: Record<string, string> = Object.assign(
      {},
      ...files.map((file) => JSON.parse(readFileSync(`web/src/words/${language}/${file}`, 'utf8'))),
    )
    expect([language, [...codes].filter((code) => !words[code])]).toEqual([language, []])
  }
})

test('every service loads as every region runs it, and so does every indicator', () => {
  const services = loadServices()
  expect(services.keys.length).toBeGreaterThan(0)
  for (const key of services.keys)
    for (const region of ['', '3505', '3325']) {
      const service = services.of(region, key)
      expect([key, region, service && problemsIn(service)]).toEqual([key, region, []])
    }
  expect(loadIndicators().length).toBeGreaterThan(0)
})

function codesOf({ responses }: Operation): string[] {
  return Object.values(responses).flatMap(({ content }) =>
    (content?.['application/problem+json']?.schema.allOf ?? []).flatMap(({ properties }) => [
      ...(properties?.code.enum ?? []),
    ]),
  )
}

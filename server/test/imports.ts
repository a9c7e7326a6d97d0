import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** Every source file of the product, without its tests. */
export const SOURCES = ['contract/src', 'server/src', 'web/src'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|examples)\.tsx?$/.test(file))
    .map((file) => join(root, file)),
)

export interface Import {
  /** A path in this repository, or `npm:name`. */
  readonly target: string
  /** Leaves no trace when the program runs. */
  readonly typeOnly: boolean
}

export function importsOf(file: string): Import[] {
  return importsIn(file, readFileSync(file, 'utf8'))
}

const STATEMENT = /(?:(import|export)\s+([^'"();]*?)\s*from\s*|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g

export function importsIn(file: string, source: string): Import[] {
  return [...source.matchAll(STATEMENT)].map(([, , names = '', spec = '']) => ({
    target: targetOf(file, spec),
    typeOnly: isTypeOnly(names),
  }))
}

function isTypeOnly(names: string): boolean {
  if (names.startsWith('type ')) return true
  const braced = names.match(/^\{([\s\S]*)\}$/)?.[1]
  const each = braced
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return Boolean(each?.length) && each?.every((name) => name.startsWith('type ')) === true
}

function targetOf(file: string, spec: string): string {
  if (spec.startsWith('.')) return normalize(join(dirname(file), spec))
  const [, contract] = spec.match(/^@guyub\/contract\/(.+)$/) ?? []
  return contract ? `contract/src/${contract.replace(/\.ts$/, '')}.ts` : `npm:${spec}`
}

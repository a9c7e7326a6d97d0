import type { ChainStep, TeamBody } from '@guyub/contract/decrees'

/** Bodies as lines that a person writes: `kunci: Nama`. The key stays when the name changes, because seats belong to it. */
export function bodyLines(bodies: readonly TeamBody[]): string {
  return bodies.map(({ key, name }) => `${key}: ${name}`).join('\n')
}

export function bodiesIn(text: string): TeamBody[] {
  return linesOf(text).map((line) => {
    const [key, name] = cut(line, ':')
    return { key, name }
  })
}

/** Steps as lines: `kunci: Judul | peran, peran`. */
export function chainLines(chain: readonly ChainStep[]): string {
  return chain.map(({ key, title, roles }) => `${key}: ${title} | ${roles.join(', ')}`).join('\n')
}

export function chainIn(text: string): ChainStep[] {
  return linesOf(text).map((line) => {
    const [key, rest] = cut(line, ':')
    const [title, roles] = cut(rest, '|')
    // What is no role is told by the server, which knows them.
    return { key, title, roles: roles.split(/[\s,]+/).filter(Boolean) as ChainStep['roles'] }
  })
}

export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}

function cut(text: string, at: string): [string, string] {
  const place = text.indexOf(at)
  return place < 0 ? [text.trim(), ''] : [text.slice(0, place).trim(), text.slice(place + 1).trim()]
}

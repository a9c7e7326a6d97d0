import type { Endpoint } from '@guyub/contract/endpoint'
import type { z } from 'zod'

export interface Problem {
  readonly status: number
  readonly code: string
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[]
}

export type Reply<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problem: Problem }

type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, Record<string, number>>

// z.object({}) says that nothing is asked, not that nothing else may stand beside it.
type Part<T> = string extends keyof T ? unknown : T
export type Input<A extends z.ZodType, B extends z.ZodType> = Part<z.input<A>> & Part<z.input<B>>

/** Asks one endpoint of the contract. On the server it goes through the same front door, in process. */
export type Call = <E extends AnyEndpoint>(
  endpoint: E,
  input: Input<E['params'], E['body']>,
  /** Another region than the visit's: a tracking code begins with its own. */
  elsewhere?: { readonly region: string },
) => Promise<Reply<z.output<E['answer']>>>

export interface Asked {
  readonly method: string
  readonly url: string
  readonly body?: string
}

/** The request that an endpoint and its input make: path parameters in the path, the rest in query or body. */
export function asked(region: string, { method, path, scope }: AnyEndpoint, input: unknown): Asked {
  const { filled, rest } = fillPath(path, input)
  const url = `${baseOf(region, scope)}${filled}`
  if (method !== 'GET') return { method, url, body: JSON.stringify(Object.fromEntries(rest)) }
  const query = new URLSearchParams()
  for (const [key, value] of rest) if (value !== undefined && value !== '') query.set(key, String(value))
  return { method, url: query.size ? `${url}?${query}` : url }
}

function baseOf(region: string, scope?: 'installation'): string {
  return scope === 'installation' ? '/api' : `/api/r/${encodeURIComponent(region)}`
}

/** Where a file of the contract is fetched from, or sent to: everything but its bytes stands in the address. */
export function transferUrl(region: string, path: string, input: unknown): string {
  const { filled, rest } = fillPath(path, input)
  const query = new URLSearchParams()
  for (const [key, value] of rest) if (value !== undefined && value !== '') query.set(key, String(value))
  return `${baseOf(region)}${filled}${query.size ? `?${query}` : ''}`
}

function fillPath(path: string, input: unknown) {
  const rest = new Map<string, unknown>(Object.entries(input as object))
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name)
    rest.delete(name)
    return encodeURIComponent(String(value))
  })
  return { filled, rest }
}

/** Reads what came back: an answer, or a problem with a code that every language has words for. */
export function answered<Answer>(status: number, text: string): Reply<Answer> {
  const json = parse(text)
  if (status < 400 && json !== undefined) return { ok: true, answer: json as Answer }
  const problem = json as Partial<Problem> | undefined
  return {
    ok: false,
    problem: {
      status,
      code: problem?.code ?? 'internal',
      ...(problem?.errors && { errors: problem.errors }),
    },
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return undefined
  }
}

import type { z } from 'zod'
import { type Brought, type InstrumentKind, NewlyBrought } from './kinds.ts'

export interface FileFault {
  /** Where it is: `['aspects', 2, 'items', 0, 'question']`; empty when it is about the whole file. */
  readonly path: readonly (string | number)[]
  /** What is wrong: a code of ours or of the schema. */
  readonly code: string
  /** What was expected, said of or found there, where that helps: a number, a type, names of fields. */
  readonly about: string
}

export type FileRead =
  | { readonly ok: true; readonly brought: Brought }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

/** No instrument that people answer is larger. */
export const LARGEST_FILE = 512 * 1024

/** A file that somebody brings, read as an instrument of a kind, or every fault of it with its place. Nothing is written. */
export function readInstrumentFile(kind: InstrumentKind, text: string): FileRead {
  if (text.length > LARGEST_FILE) return whole('too_large', String(LARGEST_FILE / 1024))
  if (!text.trim()) return whole('empty')
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return whole('no_json')
  }
  const read = NewlyBrought.safeParse({ kind, content })
  if (read.success) return { ok: true, brought: read.data }
  return { ok: false, faults: read.error.issues.map(faultOf) }
}

function whole(code: string, about = ''): FileRead {
  return { ok: false, faults: [{ path: [], code, about }] }
}

function faultOf(issue: z.core.$ZodIssue): FileFault {
  // The first step is the field of ours that holds the file.
  const path = issue.path.slice(1).map((step) => (typeof step === 'number' ? step : String(step)))
  switch (issue.code) {
    case 'custom':
      return { path, code: String(issue.params?.code ?? 'wrong'), about: '' }
    case 'unrecognized_keys':
      return { path, code: 'unknown_field', about: issue.keys.join(', ') }
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? { path, code: 'missing', about: '' }
        : { path, code: 'wrong_type', about: issue.expected }
    case 'invalid_value':
      return { path, code: 'not_allowed', about: issue.values.map(String).join(', ') }
    case 'too_small':
      return { path, code: 'too_small', about: String(issue.minimum) }
    case 'too_big':
      return { path, code: 'too_big', about: String(issue.maximum) }
    case 'invalid_format':
      return { path, code: 'wrong_format', about: '' }
    default:
      return { path, code: 'wrong', about: '' }
  }
}

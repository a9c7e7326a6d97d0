import type { Answer, Answers } from '@guyub/contract/cases'
import type { CaseUse, Field } from '@guyub/contract/definition'
import { maskNik } from '@guyub/contract/nik'

const SECRET: ReadonlySet<string> = new Set<Field['type']>(['nik', 'kk', 'phone'])

interface Secrets {
  readonly fields: readonly string[]
  readonly groups: ReadonlyMap<string, readonly string[]>
}

// A definition does not change, and every read of a case asks.
const known = new WeakMap<CaseUse, Secrets>()

function secretsOf(use: CaseUse): Secrets {
  const before = known.get(use)
  if (before) return before
  const all = use.pages.flatMap((page) => page.fields)
  const secret = (fields: readonly Field[]) =>
    fields.filter(({ type }) => SECRET.has(type)).map(({ key }) => key)
  const found: Secrets = {
    fields: secret(all),
    groups: new Map(
      all.flatMap((field) => (field.type === 'group' ? [[field.key, secret(field.fields)] as const] : [])),
    ),
  }
  known.set(use, found)
  return found
}

/** Numbers of people show their ends only. */
export function masked(use: CaseUse, form: Answers): Answers {
  const { fields, groups } = secretsOf(use)
  const shown: Record<string, Answer> = { ...form }
  hide(shown, fields)
  for (const [group, inner] of groups) {
    const rows = shown[group]
    if (Array.isArray(rows)) shown[group] = rows.map((row) => hide({ ...row }, inner))
  }
  return shown
}

function hide<Row extends Record<string, unknown>>(row: Row, keys: readonly string[]): Row {
  for (const key of keys) {
    const value = row[key]
    if (typeof value === 'string') Object.assign(row, { [key]: maskNik(value) })
  }
  return row
}

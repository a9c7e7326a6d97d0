import { type Answer, type Answers, type FieldProblem, locationAnswer, readForm } from '@guyub/contract/cases'
import { type Field, holds, type LeafField, type Page } from '@guyub/contract/definition'
import type { Area } from '@guyub/contract/regions'
import { areaOptions } from '../../kernel/area-options.ts'
import { keyIn } from '../../ui/search-choice/key-in.ts'

const SECRET: ReadonlySet<string> = new Set(['nik', 'kk', 'phone'])

/** Shown with its ends only, so left empty it means: as it was. */
export function isSecret({ type }: LeafField): boolean {
  return SECRET.has(type)
}

export type Typed = Extract<Field, { type: 'group' }> | LeafTyped
type LeafTyped = Exclude<LeafField, { type: 'photo' | 'file' }>

/** The pages that are asked under these answers, with the fields that are typed. Photographs are chosen at the end. */
export function typedPages(pages: readonly Page[], answers: Answers, today: string) {
  return pages
    .filter((page) => !page.when || holds(page.when, answers, today))
    .map((page) => ({
      ...page,
      fields: page.fields.filter(
        (field): field is Typed =>
          field.type !== 'photo' &&
          field.type !== 'file' &&
          (!field.when || holds(field.when, answers, today)),
      ),
    }))
    .filter(({ fields }) => fields.length > 0)
}

/** What a page that was sent changes of what stood there: nothing for what stayed the same. */
export function changesIn(
  fields: readonly Typed[],
  before: Answers,
  form: FormData,
  areas: readonly Area[] = [],
): Record<string, Answer> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const given = (field: LeafField, name: string) => {
    // Without script the name of an area comes as it was typed, and a place as two numbers.
    if (field.type === 'area') return keyIn(areaOptions(areas, field.level), text(name))
    if (field.type === 'location') return locationAnswer(text(`${name}-latitude`), text(`${name}-longitude`))
    return text(name)
  }
  return Object.fromEntries(
    fields.flatMap((field): [string, Answer][] => {
      if (field.type === 'group') {
        const rows = rowsOf(before[field.key])
        const isChanged = rows.some((row, index) =>
          field.fields.some((inner) => {
            const value = given(inner, `${field.key}-${index}-${inner.key}`)
            return isSecret(inner) ? value !== '' : value !== (row[inner.key] ?? '')
          }),
        )
        if (!isChanged) return []
        const now = rows.map((_, index) =>
          Object.fromEntries(
            field.fields.map((inner) => [inner.key, given(inner, `${field.key}-${index}-${inner.key}`)]),
          ),
        )
        return [[field.key, now]]
      }
      const value = given(field, field.key)
      const isSame = isSecret(field) ? value === '' : value === (before[field.key] ?? '')
      return isSame ? [] : [[field.key, value]]
    }),
  )
}

/** Faults of what was changed, and of what these changes newly ask for. What is masked was judged when it was given. */
export function problemsOf(
  pages: readonly Page[],
  before: Answers,
  changes: Answers,
  today: string,
  areas?: ReadonlySet<string>,
  open: readonly string[] = [],
): readonly FieldProblem[] {
  const changed = open.filter((key) => key in changes)
  const { problems } = readForm(pages, { ...before, ...changes }, today, areas, changed)
  return problems.filter(({ pointer }) => {
    const key = pointer.split('/')[2] ?? ''
    return key in changes || before[key] === undefined
  })
}

export function rowsOf(answer: Answer | undefined): readonly Readonly<Record<string, string>>[] {
  return Array.isArray(answer) ? answer.filter((row) => typeof row === 'object') : []
}

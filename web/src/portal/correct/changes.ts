import { type Answer, type Answers, type FieldProblem, readForm } from '@guyub/contract/cases'
import { type Field, holds, type LeafField, type Page } from '@guyub/contract/definition'

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
export function changesIn(fields: readonly Typed[], before: Answers, form: FormData): Record<string, Answer> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return Object.fromEntries(
    fields.flatMap((field): [string, Answer][] => {
      if (field.type === 'group') {
        const rows = rowsOf(before[field.key])
        const isChanged = rows.some((row, index) =>
          field.fields.some((inner) => {
            const value = text(`${field.key}-${index}-${inner.key}`)
            return isSecret(inner) ? value !== '' : value !== (row[inner.key] ?? '')
          }),
        )
        if (!isChanged) return []
        const now = rows.map((_, index) =>
          Object.fromEntries(field.fields.map(({ key }) => [key, text(`${field.key}-${index}-${key}`)])),
        )
        return [[field.key, now]]
      }
      const value = text(field.key)
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
): readonly FieldProblem[] {
  const { problems } = readForm(pages, { ...before, ...changes }, today)
  return problems.filter(({ pointer }) => {
    const key = pointer.split('/')[2] ?? ''
    return key in changes || before[key] === undefined
  })
}

export function rowsOf(answer: Answer | undefined): readonly Readonly<Record<string, string>>[] {
  return Array.isArray(answer) ? answer.filter((row) => typeof row === 'object') : []
}

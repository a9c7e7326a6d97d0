import type { Answer } from '@guyub/contract/cases'
import type { Field, LeafField } from '@guyub/contract/definition'
import { type Area, areaName } from '@guyub/contract/regions'
import { formatClock, formatDay } from '../kernel/format.ts'
import { useWords } from '../kernel/use-words.ts'

export interface AnswerWords {
  /** `child-name`, `witnesses.0.nik`: as papers and transcripts name it. */
  readonly path: string
  readonly label: string
  readonly value: string
}

/** Answers as people read them: the word of a choice, the day in full, a row of a group for itself. */
export function useAnswerWords(areas: readonly Area[]) {
  const { t, of, language } = useWords()

  function leaf(field: LeafField, path: string, label: string, answer: Answer | undefined): AnswerWords {
    if (field.type === 'photo' || field.type === 'file') {
      const count = Array.isArray(answer) ? answer.length : 0
      return { path, label, value: count ? t('desk.files', { count }) : '' }
    }
    const text = typeof answer === 'string' ? answer : ''
    if (field.type === 'choice') {
      const choice = field.choices.find(({ key }) => key === text)
      return { path, label, value: choice ? of(choice.label) : text }
    }
    if (field.type === 'date' && /^\d{4}-\d\d-\d\d$/.test(text))
      return { path, label, value: formatDay(`${text}T00:00:00Z`, language, 'UTC') }
    if (field.type === 'area') return { path, label, value: areaName(areas, text) }
    if (field.type === 'time') return { path, label, value: formatClock(text, language) }
    if (field.type === 'number' && language === 'id') return { path, label, value: text.replace('.', ',') }
    return { path, label, value: text }
  }

  return (field: Field, answer: Answer | undefined): AnswerWords[] => {
    if (field.type !== 'group') return [leaf(field, field.key, of(field.label), answer)]
    const rows = Array.isArray(answer) ? (answer as readonly Readonly<Record<string, string>>[]) : []
    return rows.flatMap((row, index) =>
      field.fields.map((inner) =>
        leaf(inner, `${field.key}.${index}.${inner.key}`, `${of(inner.label)} ${index + 1}`, row[inner.key]),
      ),
    )
  }
}

import type { CaseUse, Field, Paper } from '../definition.ts'
import { type Area, areaName } from '../regions.ts'
import type { Answers } from './form.ts'

export type FilledBlock =
  | {
      readonly kind: 'rows'
      readonly title: string
      readonly rows: readonly { readonly label: string; readonly value: string }[]
    }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'signatures'
      readonly place: string
      readonly signatures: readonly {
        readonly label: string
        readonly name: string
        readonly stamp: boolean
      }[]
    }

const LINE = '……………………'

/** An official form with its answers, in Indonesian as the form is. `place` stands above the signatures: "Jaten, 2 Maret 2026"; `areas` are the region's, where its form asks for one. */
export function fillPaper(
  paper: Paper,
  use: CaseUse,
  answers: Answers,
  place: string,
  areas: readonly Area[] = [],
): FilledBlock[] {
  const value = (path: string) => shownAnswer(use, answers, path, areas)
  const filled = (text: string) => text.replace(/\{([^}]+)\}/g, (_, path: string) => value(path) || LINE)
  return paper.blocks.map((block) => {
    if ('rows' in block) {
      const rows = block.rows.map(({ label, field }) => ({ label, value: value(field) || '–' }))
      return { kind: 'rows', title: block.title, rows }
    }
    if ('text' in block) return { kind: 'text', text: filled(block.text) }
    const signatures = block.signatures.map(({ label, name, stamp }) => ({
      label,
      stamp,
      name: filled(name) || LINE,
    }))
    return { kind: 'signatures', place, signatures }
  })
}

/** One answer as people read it: the label of a choice, a date in words, the name of an area. `witnesses.0.name` reaches into a group. */
export function shownAnswer(
  use: CaseUse,
  answers: Answers,
  path: string,
  areas: readonly Area[] = [],
): string {
  const [key = '', index, inner = ''] = path.split('.')
  const field = use.pages.flatMap((page) => page.fields).find((each) => each.key === key)
  const answer = answers[key]
  if (index !== undefined) {
    const row = Array.isArray(answer) ? (answer[Number(index)] as unknown) : undefined
    const text =
      typeof row === 'object' && row !== null ? (row as Readonly<Record<string, string>>)[inner] : undefined
    return text ?? ''
  }
  return typeof answer === 'string' ? shown(field, answer, areas) : ''
}

const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
  ' ',
)

/** `2026-03-02` as `2 Maret 2026`. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`
}

function shown(field: Field | undefined, answer: string, areas: readonly Area[]): string {
  if (field?.type === 'area') return areaName(areas, answer)
  if (field?.type === 'choice')
    return field.choices.find((choice) => choice.key === answer)?.label.id ?? answer
  // A time of day as it is written here: 04.20.
  if (field?.type === 'time') return answer.replace(':', '.')
  return field?.type === 'date' ? dayInWords(answer) : answer
}

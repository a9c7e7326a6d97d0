import type { CaseUse, Field } from '../definition.ts'
import type { Area } from '../regions/area.ts'
import { areaName } from '../regions/area-name.ts'
import type { Text } from '../text.ts'
import { dayInWords } from './fill-paper.ts'
import type { Answers } from './form.ts'

export interface ShownAnswer {
  readonly label: Text
  readonly answer: Text
}

/** Kinds of answers that say where, when or which, and nothing of who somebody is. */
export const SHOWABLE: ReadonlySet<Field['type']> = new Set(['area', 'choice', 'date', 'time'])

/** What was agreed on and has to be read while a product stands in this state: when and where to come. */
export function shownAnswers(
  use: CaseUse,
  state: string,
  answers: Answers,
  areas: readonly Area[],
): ShownAnswer[] {
  const fields = use.pages.flatMap((page) => page.fields)
  return (use.states[state]?.shows ?? []).flatMap((key) => {
    const field = fields.find((each) => each.key === key)
    const answer = answers[key]
    return field && typeof answer === 'string' && answer
      ? [{ label: field.label, answer: inWords(field, answer, areas) }]
      : []
  })
}

function inWords(field: Field, answer: string, areas: readonly Area[]): Text {
  const same = (text: string): Text => ({ id: text, en: text })
  if (field.type === 'choice') return field.choices.find(({ key }) => key === answer)?.label ?? same(answer)
  if (field.type === 'area') return same(areaName(areas, answer))
  if (field.type === 'time') return { id: answer.replace(':', '.'), en: answer }
  if (field.type === 'date') return { id: dayInWords(answer), en: dayInEnglish(answer) }
  return same(answer)
}

function dayInEnglish(day: string): string {
  const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', form).format(new Date(`${day}T00:00:00Z`))
}

import { hoursAhead, type WorkingCalendar } from '@guyub/contract/calendar'
import type { Answers } from '@guyub/contract/cases'
import type { CaseUse, Field } from '@guyub/contract/definition'
import { plainText } from '@guyub/contract/plain-words'
import { type Area, areaName } from '@guyub/contract/regions'

const HOUR = 3_600_000
/** A day without a time counts from the opening of most offices. */
const OPENING = '08:00'
const MOMENT = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?)?$/

/** Day and time as people and spreadsheets write them here: `2026-11-22`, `22/11/2026`, `22-11-2026 09.30`. */
function dayAndTime(text: string): { readonly day: string; readonly time: string } | undefined {
  const [, first = '', month = '', last = '', hour, minute = '00'] = MOMENT.exec(text.trim()) ?? []
  const [year, day] = first.length === 4 ? [first, last] : [last, first]
  if (year.length !== 4 || !day || day.length > 2) return undefined
  const two = (part: string) => part.padStart(2, '0')
  const time = hour === undefined ? OPENING : `${two(hour)}:${minute}`
  const found = { day: `${year}-${two(month)}-${two(day)}`, time }
  const instant = new Date(`${found.day}T${time}:00Z`)
  // A day that there is not, such as 31 February, comes out as another.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(found.day) ? found : undefined
}

/** The instant that a cell means in the region's zone; nothing where it means none. */
export function momentIn(text: string, { zone }: WorkingCalendar): Date | undefined {
  const found = dayAndTime(text)
  return found && new Date(Date.parse(`${found.day}T${found.time}:00Z`) - hoursAhead(zone) * HOUR)
}

/** The answer that a cell gives to a field; nothing where it is no choice or place of ours. */
export function answerIn(field: Field, text: string, areas: readonly Area[]): string | undefined {
  const typed = text.trim()
  switch (field.type) {
    case 'choice': {
      const plain = plainText(typed)
      // "Pengaduan" means "Pengaduan: ada yang tidak berjalan".
      const names = (label: string) => [label, label.split(':')[0] ?? ''].map(plainText)
      return field.choices.find(
        ({ key, label }) =>
          key === typed || names(label.id).includes(plain) || names(label.en).includes(plain),
      )?.key
    }
    case 'area': {
      const plain = plainText(typed)
      const found = areas.filter(
        ({ code, name, level }) =>
          level === field.level &&
          (code === typed || plainText(name) === plain || plainText(areaName(areas, code)) === plain),
      )
      // Two villages of one name are told apart by their districts, or not at all.
      return found.length === 1 ? found[0]?.code : undefined
    }
    case 'date':
      return dayAndTime(typed)?.day
    default:
      return typed
  }
}

/** The fields of a definition by their keys. */
export function fieldsOf({ pages }: Pick<CaseUse, 'pages'>): ReadonlyMap<string, Field> {
  return new Map(pages.flatMap((page) => page.fields.map((field) => [field.key, field])))
}

export type Filled = Record<string, Answers[string]>

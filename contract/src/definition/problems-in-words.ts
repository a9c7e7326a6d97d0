import type { ServiceDefinition } from '../definition.ts'
import { LANGUAGES } from '../text.ts'

const LANGUAGE_NAMES = { id: 'Indonesian', en: 'English' } as const
/** What may stand in a message, by what the message is about. */
const OF_CASE = ['code', 'link']
const OF_PRODUCT = [...OF_CASE, 'product']

/** Every word that people read: whole in both languages, and with the same gaps to fill in. */
export function problemsInWords(service: ServiceDefinition): string[] {
  const use = service.case
  const messages = Object.entries(use?.states ?? {}).map(
    ([key, { message, of }]) => [`case.states.${key}.message`, message, of] as const,
  )
  const ofActions = Object.entries(use?.actions ?? {}).map(
    ([key, { message, on }]) => [`case.actions.${key}.message`, message, on] as const,
  )
  return [
    ...inTexts('', service),
    ...[...messages, ...ofActions].flatMap(([place, message, of]) =>
      message
        ? gapsOf(message.id)
            .filter((gap) => !(of === 'case' ? OF_CASE : OF_PRODUCT).includes(gap))
            .map((gap) => `${place}: {${gap}} is nothing that a message of a ${of} can say.`)
        : [],
    ),
  ]
}

function inTexts(place: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('id' in value && 'en' in value && typeof value.id === 'string' && typeof value.en === 'string')
    return inText(place, { id: value.id, en: value.en })
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = Array.isArray(value) ? ((inner as { key?: string } | null)?.key ?? key) : key
    // A page's fields are told without the word between: `case.pages.child.born-on`.
    return inTexts(place && key === 'fields' ? place : place ? `${place}.${name}` : name, inner)
  })
}

function inText(place: string, text: Readonly<Record<'id' | 'en', string>>): string[] {
  const empty = LANGUAGES.filter((language) => !text[language].trim())
  if (empty.length) return empty.map((language) => `${place}: has no words in ${LANGUAGE_NAMES[language]}.`)
  return String(gapsOf(text.id)) === String(gapsOf(text.en))
    ? []
    : [`${place}: Indonesian and English do not have the same gaps to fill in.`]
}

function gapsOf(text: string): string[] {
  return [...text.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name).sort()
}

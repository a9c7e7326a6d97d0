import { service, services } from '@guyub/contract/services'
import { inLanguage, type Language } from '@guyub/contract/text'
import enLog from '../words/en/log.json' with { type: 'json' }
import idLog from '../words/id/log.json' with { type: 'json' }
import { officeNames } from './all-offices.ts'
import type { Call } from './call.ts'
import type { EventWords } from './event-words.ts'

// English that lacks a word does not compile.
const LOG: Readonly<Record<Language, Record<keyof typeof idLog, string>>> = { id: idLog, en: enLog }

/** Asks the region for its services and offices, and puts their words beside ours. */
export async function askEventWords(call: Call, language: Language): Promise<EventWords> {
  const [list, places] = await Promise.all([call(services, {}), officeNames(call)])
  const forms = await Promise.all(
    (list.ok ? list.answer : []).map(({ key }) => call(service, { service: key })),
  )
  const known = forms.flatMap((form) => (form.ok ? [form.answer.service] : []))
  return {
    offices: places ?? {},
    types: LOG[language],
    services: Object.fromEntries(
      known.map((one) => [
        one.key,
        {
          // A title says its name first and explains it after a colon.
          name: inLanguage(one.title, language).split(':')[0] ?? one.key,
          products: Object.fromEntries(
            (one.case?.products ?? []).map(({ key, short }) => [key, inLanguage(short, language)]),
          ),
          states: Object.fromEntries(
            Object.entries(one.case?.states ?? {}).map(([key, { label }]) => [
              key,
              inLanguage(label, language),
            ]),
          ),
        },
      ]),
    ),
  }
}

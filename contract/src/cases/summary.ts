import type { CaseUse } from '../definition.ts'
import type { Language, Text } from '../text.ts'
import type { Standing } from './standing.ts'
import { together } from './together.ts'

const STAY_HOME: Text = { id: 'Tidak perlu datang dulu.', en: 'There is no need to come yet.' }
const COME: Text = {
  id: 'Bawa bukti pendaftaran saat mengambil.',
  en: 'Bring the receipt when you collect it.',
}

const BE_RECORDED: Text = {
  id: 'Datanglah untuk direkam pada hari yang dipesan.',
  en: 'Come to be recorded on the day that was booked.',
}

/** The whole request in a sentence or two: what is ready, what waits, whether anybody need come. */
export function summaryOf(use: CaseUse, standing: Standing): Text {
  return { id: inLanguage(use, standing, 'id'), en: inLanguage(use, standing, 'en') }
}

function inLanguage(use: CaseUse, standing: Standing, language: Language): string {
  const state = use.states[standing.state]
  const products = use.products.filter(({ key }) => standing.products[key])
  const stateOf = (key: string) => use.states[standing.products[key]?.state ?? '']
  const hasBegun = products.some(({ key, start }) => standing.products[key]?.state !== start)
  const needsApplicant = state?.pauses === 'applicant'
  if (!state || needsApplicant || !hasBegun) return state ? advice(state.applicant[language]) : ''

  // Products that stand alike are told together: "Akta dan KK siap diunduh."
  const groups = new Map<string, string[]>()
  for (const { key, short } of products) {
    const said = stateOf(key)?.applicant[language] ?? ''
    groups.set(said, [...(groups.get(said) ?? []), short[language]])
  }
  const sentences = [...groups].map(
    ([said, names]) => `${together(names, language)} ${plural(said, names, language)}.`,
  )
  if (products.some(({ key }) => stateOf(key)?.collect)) return [...sentences, COME[language]].join(' ')
  if (products.some(({ key }) => stateOf(key)?.pauses === 'recording'))
    return [...sentences, BE_RECORDED[language]].join(' ')
  const isOpen = products.some(({ key }) => !stateOf(key)?.final)
  return [...sentences, ...(isOpen ? [STAY_HOME[language]] : [])].join(' ')

  function advice(said: string): string {
    return needsApplicant || state?.final ? said : `${said} ${STAY_HOME[language]}`
  }
}

function plural(said: string, names: readonly string[], language: Language): string {
  if (language !== 'en' || names.length < 2) return said
  return said
    .replace(/^is /, 'are ')
    .replace(/^was /, 'were ')
    .replace(/^waits /, 'wait ')
}

import type { CaseUse } from '@guyub/contract/definition'
import { inLanguage } from '@guyub/contract/text'
import { caseMoved, caseSubmitted, recipientOf } from '../../cases/index.ts'
import type { Correspondence, LetterEvent } from '../letter.ts'

/** What an event is about for the applicant: the state that was reached, the product that reached it, and by which action. */
interface About {
  readonly state: string
  readonly product: string | null
  readonly action: string | null
}

/** To the applicant of a request, in the words of its definition. */
export const caseLetter: Correspondence = {
  types: [caseSubmitted.type, caseMoved.type],
  deserves(services, event) {
    // Whoever filed at a counter and has no telephone holds the receipt already: nobody need tell them.
    if (event.type === caseSubmitted.type && event.facts.contact === 'none') return false
    const use = services.of(event.region_code, String(event.facts.service))?.case
    if (!use) return true
    const about = aboutOf(event, use)
    // A state or an action that today's version does not know belongs to an older one, which may have words for it.
    const isKnown = use.states[about.state] && (about.action === null || use.actions[about.action])
    return !isKnown || sourceOf(use, about) !== undefined
  },
  async letter({ reader, services, vault, origin }, event) {
    const { region_code: region, subject_id: caseId } = event
    const recipient = await recipientOf(reader, { services, vault }, region, caseId)
    if (!recipient) return undefined
    const { service, use, language, trackingCode } = recipient
    const about = aboutOf(event, use)
    const source = sourceOf(use, about)
    if (!source) return undefined
    const short = use.products.find(({ key }) => key === about.product)?.short
    return {
      ...{ subject: 'case', subjectId: caseId, key: recipient.key, language },
      ...{ about: about.state, product: about.product, given: source.words },
      template: `case/${service.key}/${source.of}`,
      title: `${inLanguage(service.title, language)} ${trackingCode}`,
      values: {
        ...{ code: trackingCode, link: `${origin()}/lacak` },
        product: short ? inLanguage(short, language) : '',
      },
      ...{ phone: recipient.phone, email: recipient.email, officeCode: recipient.officeCode },
    }
  },
}

function aboutOf({ type, facts }: LetterEvent, use: CaseUse): About {
  if (type === caseSubmitted.type) return { state: use.start, product: null, action: null }
  return {
    state: String(facts.to),
    product: facts.product === undefined ? null : String(facts.product),
    action: facts.action === undefined ? null : String(facts.action),
  }
}

/** The words of the action where it has its own, else of the state that was reached; nothing where the definition has none. */
function sourceOf({ actions, states }: CaseUse, { state, product, action }: About) {
  const done = actions[action ?? '']
  // An action on the case may move products and close it too: its own words are about what it was done to.
  const isIt = done && done.to === state && (done.on === 'product') === (product !== null)
  if (isIt && done.message) return { of: `action/${action}`, words: done.message }
  const words = states[state]?.message
  return words && { of: `state/${state}`, words }
}

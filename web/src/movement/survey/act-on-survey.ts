import { newCommandId } from '@guyub/contract/command'
import {
  agreeToSurvey,
  closeSurvey,
  drawRespondents,
  openSurvey,
  setSurveyProgramme,
} from '@guyub/contract/survey'
import { allOffices } from '../../kernel/all-offices.ts'
import type { Call, Problem } from '../../kernel/call.ts'
import { keyIn } from '../../ui/search-choice/key-in.ts'

/** Sends what a form of the survey's page asks for; the problem, if there is one. */
export async function actOnSurvey(call: Call, year: string, form: FormData): Promise<Problem | undefined> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const base = { commandId: newCommandId(), year }
  const element = text('element')
  const reply = await (async () => {
    switch (text('intent')) {
      case 'programme': {
        // Without script the form sends what was typed: the name of an office, not its code.
        const offices = (await allOffices(call)) ?? []
        const options = offices.map(({ code, name }) => ({ key: code, label: name }))
        const officeCode = keyIn(options, text('office')).slice(0, 60)
        const service = text('service')
        const programme = { element, title: text('title'), officeCode, ...(service && { service }) }
        return call(setSurveyProgramme, { ...base, ...programme })
      }
      case 'agree':
        return call(agreeToSurvey, { ...base, element })
      case 'open':
        return call(openSurvey, base)
      case 'draw': {
        const [count, seed] = [Number(text('count')), text('seed')]
        const period = { firstDay: text('firstDay'), lastDay: text('lastDay') }
        const chance = { source: 'served' as const, count, ...(seed && { seed }) }
        return call(drawRespondents, { ...base, element, ...period, ...chance })
      }
      case 'list':
        return call(drawRespondents, {
          ...{ ...base, element, source: 'list', list: text('list'), count: Number(text('count')) },
        })
      default:
        return call(closeSurvey, { ...base, statement: text('statement') })
    }
  })()
  return reply.ok ? undefined : reply.problem
}

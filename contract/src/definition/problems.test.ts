import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { overlaid } from '../definition.ts'
import { problemsIn, problemsInOverlay } from './problems.ts'
import { problemsInHours } from './problems-in-products.ts'
import { readDefinition } from './read-definition.ts'

const FOLDER = new URL('../../../server/test/services/kartu-lansia/', import.meta.url)

type Changes = Readonly<Record<string, unknown>>

/** A definition without mistakes as its author writes it, with other values at some places: `case.states.queued.label.en`. */
function aDefinition(changes: Changes = {}): unknown {
  const readJson = (file: string) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))
  const body = { ...readJson('service.json'), papers: [readJson('papers/statement.json')] }
  for (const [path, value] of Object.entries(changes)) put(body, path.split('.'), value)
  return body
}

function put(to: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length) put(to[key] as Record<string, unknown>, rest, value)
  else to[key] = value
}

function problemsAfter(changes: Changes): readonly string[] {
  return readDefinition(aDefinition(changes)).problems
}

const WORDS = { id: 'x', en: 'x' }
const A_STATE = { of: 'case', label: WORDS, applicant: WORDS, tone: 'waiting' }
const AN_ACT = { on: 'case', label: WORDS, by: ['civil-registrar'] }

test('a definition without mistakes has no problems', () => {
  expect(problemsAfter({})).toEqual([])
})

const MISTAKES: [what: string, changes: Changes, sentence: string][] = [
  [
    'a route to an agency that no region has',
    { 'case.routes': [{ when: { field: 'pension', is: ['none'] }, handler: 'magic' }] },
    'case.routes: no office has the function "magic".',
  ],
  [
    'a route by a choice that there is not',
    { 'case.routes': [{ when: { field: 'pension', is: ['rich'] }, handler: 'social' }] },
    'case.routes: "pension" has no choice "rich".',
  ],
  [
    'secret answers that nobody would see any more',
    { 'case.secret': { when: { field: 'pension', is: ['none'] }, hides: ['elder'] } },
    'case.secret: nobody would see these answers once it is handed on; say "watched".',
  ],
  [
    'a private answer that names the case in lists',
    { 'case.private': [{ fields: ['elder'], to: ['civil-registrar'] }] },
    'case.private: "elder" names the case in lists.',
  ],
  [
    'a private answer that there is not',
    { 'case.private': [{ fields: ['wealth'], to: ['civil-registrar'] }] },
    'case.private: field "wealth" is named but not defined.',
  ],
  [
    'a place that is no area',
    { 'case.place': { field: 'elder' } },
    'case.place.field: "elder" is a field of type name; it must be area.',
  ],
  [
    'a state that leads back to itself',
    { 'case.states.queued.after': { span: { closingOfDay: 1 }, to: 'queued' } },
    'case.states.queued.after: leads back to itself.',
  ],
  [
    'a state that is left for one that there is not',
    { 'case.states.queued.after': { span: { closingOfDay: 1 }, to: 'nowhere' } },
    'case.states.queued.after: state "nowhere" is named but not defined.',
  ],
  [
    'an action that moves a product that there is not',
    { 'case.actions.x': { ...AN_ACT, from: ['queued'], to: 'over', moveProducts: { pie: 'given' } } },
    'case.actions.x.moveProducts: the service has no product "pie".',
  ],
  [
    'an action that opens nothing again',
    { 'case.actions.x': { ...AN_ACT, from: ['queued'], to: 'over', reopens: true } },
    'case.actions.x.reopens: moves no product that could be open again.',
  ],
  [
    'an action of whoever only looks on, where nobody does',
    { 'case.actions.x': { ...AN_ACT, from: ['queued'], to: 'over', watching: true } },
    'case.actions.x.watching: nobody keeps a request in sight that was handed on; say "watched".',
  ],
  [
    'something shown by an answer that lies in the form alone',
    { 'case.watched': true, 'case.publishes': { when: { field: 'elder', isGiven: true } } },
    'case.publishes.when: "elder" is no choice that is told as a fact; forms are not opened to be shown.',
  ],
  [
    'a condition on a choice that there is not',
    { 'case.flags.poor.when.is': ['nothing'] },
    'case.flags.poor.when: "pension" has no choice "nothing".',
  ],
  [
    'a condition deep in another',
    { 'case.papers.0.when': { all: [{ not: { field: 'pension', is: ['rich'] } }] } },
    'case.papers.statement.when: "pension" has no choice "rich".',
  ],
  [
    'a condition on a field that there is not',
    { 'case.products.0.when': { field: 'income', isGiven: true } },
    'case.products.senior-card.when: field "income" is named but not defined.',
  ],
  [
    'a list for an answer in words',
    { 'case.flags.poor.when': { field: 'elder', is: ['Budi'] } },
    'case.flags.poor.when: "elder" is no choice, so it cannot be compared with a list.',
  ],
  [
    'an age of something that is no day',
    { 'case.flags.poor.when': { field: 'elder', olderThanDays: 3 } },
    'case.flags.poor.when: "elder" is no date.',
  ],
  [
    'a condition on an answer of a later page',
    { 'case.pages.0.fields.5.when': { field: 'children', isGiven: true } },
    'case.pages.person.poverty-letter.when: "children" is not answered yet when this is decided.',
  ],
  [
    'a requirement that applies to a choice that there is not',
    { 'requirements.0.applies': { field: 'pension', is: ['army'] } },
    'requirements.ktp.applies: "pension" has no choice "army".',
  ],
  [
    'a photograph of a requirement that there is not',
    { 'case.pages.0.fields.5.requirement': 'kk' },
    'case.pages.person.poverty-letter.requirement: the service has no requirement "kk".',
  ],
  [
    'a condition inside a group',
    { 'case.pages.1.fields.0.fields.0.when': { field: 'pension', is: ['none'] } },
    'case.pages.kin.children.called.when: a field of a group is always asked.',
  ],
  [
    'a subject that not everybody gives',
    { 'case.pages.0.fields.0.required': false },
    'case.subject: "elder" must be asked of everybody.',
  ],
  [
    'a subject that must not stand in the clear',
    { 'case.subject': 'number' },
    'case.subject: "number" is a field of type nik; it must be name or text.',
  ],
  [
    'messages in a language that nobody writes',
    { 'case.applicant.language': 'pension' },
    'case.applicant.language: nothing is written in the language "state".',
  ],
  [
    'a function that no office has',
    { 'case.handler': 'astronomy' },
    'case.handler: no office has the function "astronomy".',
  ],
  [
    'a time that no clock shows',
    { 'case.products.0.promise.cutOff': '25:00' },
    'case.products.senior-card.promise.cutOff: no time of day: HH:MM from 00:00 to 23:59.',
  ],
  [
    'a promise for the same day without a cut-off',
    { 'case.products.0.promise': { closingOfDay: 0 } },
    'case.products.senior-card.promise: who comes a minute before closing time is promised it by then; say a cut-off.',
  ],
  [
    'a promise that is over before the agency has worked',
    { 'case.products.0.promise': { workingMinutes: 60 } },
    "case.products.senior-card.promise: is over before the agency's own working time (workingTime) is.",
  ],
  [
    'a state that no action leads to',
    { 'case.actions.no-plastic.to': 'given', 'case.actions.give.from': ['queued'] },
    'case.states.out-of-plastic: cannot be reached from the start by any action.',
  ],
  [
    'a state that only states lead to which are not reached either',
    {
      'case.states.one': A_STATE,
      'case.states.two': A_STATE,
      'case.actions.there': { ...AN_ACT, from: ['one'], to: 'two' },
      'case.actions.back': { ...AN_ACT, from: ['two'], to: 'one' },
    },
    'case.states.one: cannot be reached from the start by any action.',
  ],
  [
    'a state that nothing leads out of',
    { 'case.actions.give.from': ['queued'] },
    'case.products.senior-card: stays in "out-of-plastic" for ever; no action leads out of it.',
  ],
  [
    'a state of the case in which nothing can be done',
    {
      'case.states.lost': A_STATE,
      'case.actions.lose': { ...AN_ACT, from: ['arrived'], to: 'lost' },
      'case.actions.give.whileCase': ['arrived'],
      'case.actions.no-plastic.whileCase': ['arrived'],
    },
    'case.states.lost: no action leads out of it, and it is not final.',
  ],
  [
    'a promise that nothing keeps',
    { 'case.states.given.delivers': false },
    'case.products.senior-card: reaches no state that delivers it, so its promise can never be kept.',
  ],
  [
    'a state that is named and not there',
    { 'case.actions.give.to': 'gone' },
    'case.actions.give.to: state "gone" is named but not defined.',
  ],
  [
    'a role that acts on no case',
    { 'case.actions.give.by': ['leader'] },
    'case.actions.give.by: the role "leader" acts on no case.',
  ],
  [
    'a role that may not attach what is asked of it',
    { 'case.actions.give.by': ['district-officer'], 'case.actions.give.asks': { paper: 'required' } },
    'case.actions.give.by: the role "district-officer" may not attach the paper that is asked for.',
  ],
  [
    'a blank of a product without a stock',
    { 'case.products.0.stock': undefined },
    'case.actions.give.takesBlank: the product "senior-card" has no stock of blanks.',
  ],
  [
    'a product that there is not',
    { 'case.actions.give.products': ['senior-card', 'junior-card'] },
    'case.actions.give.products: the service has no product "junior-card".',
  ],
  [
    'words in one language only',
    { 'case.states.queued.label.en': undefined },
    'case.states.queued.label: has no words in English.',
  ],
  [
    'words that are blank',
    { 'case.pages.0.fields.4.choices.1.label.id': ' ' },
    'case.pages.person.pension.choices.none.label: has no words in Indonesian.',
  ],
  [
    'a message that tells more in one language',
    { 'case.states.given.message.en': 'It was given.' },
    'case.states.given.message: Indonesian and English do not have the same gaps to fill in.',
  ],
  [
    'a message of a case that names a product',
    { 'case.states.arrived.message': { id: '{product} masuk.', en: '{product} has arrived.' } },
    'case.states.arrived.message: {product} is nothing that a message of a case can say.',
  ],
  [
    'a row of a paper that is no answer',
    { 'papers.0.blocks.0.text': 'Saya, {name}.' },
    'papers/statement.json: names "name", which is no field.',
  ],
  [
    'a line of the transcript beyond the group',
    { 'case.transcript.0.fields': ['children.2.called'] },
    'case.transcript (Orang): "children.2.called" must name a row below 2 and a field of the group "children".',
  ],
]

test.each(MISTAKES)('%s is told with its place', (_, changes, sentence) => {
  expect(problemsAfter(changes)).toContain(sentence)
})

test('a region cannot promise what the service does not make, nor at an hour at which nobody works', () => {
  const { definition } = readDefinition(aDefinition())
  if (!definition?.case) throw new Error('no case')
  const overlay = { source: 'x', requirements: [], promises: { letter: { workingMinutes: 60 } } }
  expect(problemsInOverlay(definition, overlay)).toEqual([
    'promises.letter: the service has no product "letter".',
  ])

  const day: [string, string][] = [['07:30', '15:30']]
  const calendar = { zone: 'Asia/Jakarta' as const, weekdays: [day, [], []], periods: [], exceptions: {} }
  const at = (cutOff: string) => {
    const its = { ...overlay, promises: { 'senior-card': { closingOfDay: 0, cutOff } } }
    const changed = overlaid(definition, its)
    expect(problemsIn(changed)).toEqual([])
    return changed.case ? problemsInHours(changed.case, calendar) : []
  }
  expect(at('12:00')).toEqual([])
  expect(at('07:00')).toEqual([
    'case.products.senior-card.promise.cutOff: 07:00 lies outside of a working day from 07:30 to 15:30.',
  ])
  expect(at('16:00')).toHaveLength(1)
  const long = { ...definition.case.products[0], workingTime: { workingMinutes: 1000 } }
  expect(problemsInHours({ ...definition.case, products: [long as never] }, calendar)).toEqual([
    'case.products.senior-card.workingTime: 1000 minutes are more than the 960 that the promise lasts at most.',
  ])
})

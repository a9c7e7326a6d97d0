import { readFileSync } from 'node:fs'
import { WorkingCalendar } from '@guyub/contract/calendar'
import { type Answers, begin, flagsOf, readForm, shownAnswers, summaryOf } from '@guyub/contract/cases'
import { expect, test } from 'vitest'
import { loadServices } from '../src/kernel/definitions.ts'
import { scenariosOf } from '../src/scenarios/load.ts'

const TODAY = '2026-06-08'
const NINE = new Date('2026-06-08T02:00:00Z')
const calendar = WorkingCalendar.strip().parse(
  JSON.parse(readFileSync(new URL('../../reference/calendars/3505.json', import.meta.url), 'utf8')),
)
const services = loadServices()

const useOf = (key: string) => {
  const use = services.of('3505', key)?.case
  if (!use) throw new Error(`no case in ${key}`)
  return use
}
const answersOf = (service: string, scenario: string, changes: Answers = {}) => {
  const { answers } = scenariosOf(service).find(({ key }) => key === scenario) ?? { answers: {} }
  return { ...answers, ...changes }
}
const flags = (service: string, answers: Answers) => flagsOf(useOf(service), answers, TODAY)

test('a birth after 60 days and a death after 30 are marked as late, and taken all the same', () => {
  expect(flags('pak-saidi', { 'born-on': '2026-04-09' })).toEqual([])
  expect(flags('pak-saidi', { 'born-on': '2026-04-08' })).toEqual(['late-birth'])
  expect(flags('akta-kematian', { 'died-on': '2026-05-09' })).toEqual([])
  expect(flags('akta-kematian', { 'died-on': '2026-05-08' })).toEqual(['late-death'])
})

test('nobody dies before birth', () => {
  const answers = answersOf('akta-kematian', 'lancar', { 'died-on': '1940-01-01' })
  const { problems } = readForm(useOf('akta-kematian').pages, answers, TODAY)
  expect(problems).toContainEqual({ pointer: '#/form/died-on', code: 'form.before_other' })
})

test('the family card changes with every death, the spouse gets a card only where there is one', () => {
  const asked = (hasSpouse: string) =>
    Object.keys(
      begin(useOf('akta-kematian'), calendar, {
        answers: { 'has-spouse': hasSpouse },
        today: TODAY,
        takenInAt: NINE,
        receivedAt: NINE,
      }).products,
    )
  expect(asked('yes')).toEqual(['death-certificate', 'family-card', 'identity-card'])
  expect(asked('no')).toEqual(['death-certificate', 'family-card'])
})

test('a first identity card waits to be recorded with its clocks standing, one that is recorded does not', () => {
  const standing = (recorded: string) =>
    begin(useOf('ktp-el'), calendar, {
      answers: answersOf('ktp-el', 'pertama', { recorded }),
      today: TODAY,
      takenInAt: NINE,
      receivedAt: NINE,
    }).products['identity-card']
  expect(standing('no')).toMatchObject({ state: 'waiting-recording', pausedAt: NINE.toISOString(), pace: 0 })
  expect(standing('yes')).toMatchObject({ state: 'pending' })
  expect(standing('yes')).not.toHaveProperty('pausedAt')
})

test('an appointment lies ahead, and the page of the request says to come', () => {
  const use = useOf('ktp-el')
  const problems = (day: string) =>
    readForm(use.pages, answersOf('ktp-el', 'pertama', { 'recording-on': day }), TODAY).problems
  expect(problems('2026-06-07')).toContainEqual({ pointer: '#/form/recording-on', code: 'form.in_the_past' })
  expect(problems(TODAY).map(({ pointer }) => pointer)).not.toContain('#/form/recording-on')
  const answers = answersOf('ktp-el', 'pertama')
  const standing = begin(use, calendar, { answers, today: TODAY, takenInAt: NINE, receivedAt: NINE })
  expect(summaryOf(use, standing).id).toContain('Datanglah untuk direkam')
})

test('when and where to come to be recorded is said while it is waited for, and nothing else of the form', () => {
  const answers = answersOf('ktp-el', 'pertama', { 'recording-on': '2026-06-10' })
  const areas = [{ code: '35.05.01', name: 'Bakung', level: 'district' as const }]
  const shown = shownAnswers(useOf('ktp-el'), 'waiting-recording', answers, areas)
  expect(shown.map(({ answer }) => answer.id)).toEqual([
    'Kantor kecamatan',
    'Bakung',
    '10 Juni 2026',
    '10.00',
  ])
  expect(shown[2]?.answer.en).toBe('10 June 2026')
  expect(shownAnswers(useOf('ktp-el'), 'pending', answers, areas)).toEqual([])
})

test('whoever is not yet 17 and not married is marked, nobody is turned away by a rule', () => {
  const first = { married: 'no', matter: 'lost' }
  expect(flags('ktp-el', { ...first, 'born-on': '2009-06-10' })).toEqual(['too-young'])
  expect(flags('ktp-el', { ...first, 'born-on': '2009-06-07' })).toEqual([])
  expect(flags('ktp-el', { ...first, married: 'yes', 'born-on': '2010-01-01' })).toEqual([])
})

test('a move out of the regency with the whole family asks for no family card', () => {
  const products = (direction: string, remain: string) =>
    Object.keys(
      begin(useOf('surat-pindah'), calendar, {
        answers: { direction, remain },
        today: TODAY,
        takenInAt: NINE,
        receivedAt: NINE,
      }).products,
    )
  expect(products('out', 'none')).toEqual(['moving-letter'])
  expect(products('out', 'some')).toEqual(['moving-letter', 'family-card'])
  expect(products('regency', 'none')).toEqual(['moving-letter', 'family-card'])
})

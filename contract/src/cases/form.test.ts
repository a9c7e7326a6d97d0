import { expect, test } from 'vitest'
import { Page } from '../definition/field.ts'
import { type Answers, readForm } from './form.ts'
import { asksForArea } from './form-area.ts'
import { locationAnswer, locationParts } from './form-location.ts'

const text = (id: string) => ({ id, en: id })
const choices = ['yes', 'no'].map((key) => ({ key, label: text(key) }))
const PAGES = [
  {
    key: 'child',
    title: text('Anak'),
    fields: [
      { key: 'name', label: text('Nama'), type: 'name' },
      { key: 'born-on', label: text('Lahir'), type: 'date' },
      { key: 'married', label: text('Kawin'), type: 'choice', choices, fact: true },
      { key: 'book', label: text('Buku'), type: 'photo', when: { field: 'married', is: ['yes'] } },
      { key: 'weight', label: text('Berat'), type: 'number', min: 0.3, max: 8, required: false },
      {
        key: 'witnesses',
        label: text('Saksi'),
        type: 'group',
        min: 1,
        max: 2,
        fields: [{ key: 'nik', label: text('NIK'), type: 'nik' }],
      },
    ],
  },
].map((page) => Page.parse(page))

const GOOD: Answers = {
  name: 'Sekar Ayu',
  'born-on': '2026-02-28',
  married: 'no',
  witnesses: [{ nik: '3505011203900001' }],
}
const read = (changes: Answers) => readForm(PAGES, { ...GOOD, ...changes }, '2026-03-02')
const codes = (changes: Answers) => read(changes).problems.map(({ pointer, code }) => `${pointer} ${code}`)

test('good answers come through, facts beside them, and nothing that the form does not know', () => {
  expect(read({ moon: 'blue' })).toEqual({ form: GOOD, facts: { married: 'no' }, problems: [], warnings: [] })
})

test.each<[string, Answers, string]>([
  ['a day that is none', { 'born-on': '2026-02-30' }, '#/form/born-on form.not_a_date'],
  ['a birth that lies ahead', { 'born-on': '2026-03-03' }, '#/form/born-on form.in_the_future'],
  ['a name with a digit', { name: 'Sekar 2' }, '#/form/name name.has_digits'],
  [
    'a name of sixty-one letters',
    { name: `${'a'.repeat(30)} ${'b'.repeat(30)}` },
    '#/form/name name.too_long',
  ],
  ['a name with an apostrophe', { name: "Ma'ruf Amin" }, '#/form/name name.has_punctuation'],
  ['blanks for a name', { name: '   ' }, '#/form/name form.missing'],
  ['a list for a word', { name: ['a'] }, '#/form/name form.wrong_type'],
  ['a choice that is not offered', { married: 'maybe' }, '#/form/married form.not_a_choice'],
  ['a photograph that the answers ask for', { married: 'yes' }, '#/form/book form.missing'],
  ['too light a child', { weight: '0,1' }, '#/form/weight form.too_small'],
  ['a weight in words', { weight: 'tiga' }, '#/form/weight form.not_a_number'],
  ['no witness', { witnesses: [] }, '#/form/witnesses form.too_few'],
  ['a witness without a number', { witnesses: [{ nik: '' }] }, '#/form/witnesses/0/nik form.missing'],
])('%s is refused and named', (_, changes, problem) => {
  expect(codes(changes)).toContain(problem)
})

test('what is not asked under these answers is dropped, also when it was answered before', () => {
  expect(read({ book: ['01890000-0000-7000-8000-000000000001'] }).form).not.toHaveProperty('book')
})

test('a single word for a name warns and goes on', () => {
  expect(read({ name: 'Suharto' })).toMatchObject({
    problems: [],
    warnings: [{ pointer: '#/form/name', code: 'name.single_word' }],
  })
})

const PLACES = [
  Page.parse({
    key: 'place',
    title: text('Tempat'),
    fields: [
      { key: 'village', label: text('Desa'), type: 'area', level: 'village' },
      { key: 'spot', label: text('Titik'), type: 'location', required: false },
    ],
  }),
]
const VILLAGES = new Set(['35.05', '35.05.01', '35.05.01.2001'])
const codesOf = (answers: Answers, { known }: { known?: ReadonlySet<string> } = { known: VILLAGES }) =>
  readForm(PLACES, answers, '2026-03-02', known).problems.map(({ code }) => code)

test('an area is one of the region, and of the level that is asked for', () => {
  expect(codesOf({ village: '35.05.01.2001' })).toEqual([])
  for (const village of ['35.05.01', '35.05.01.2099', '33.25.01.2001', 'Jaten'])
    expect(codesOf({ village })).toEqual(['form.not_an_area'])
  // A tablet that has not got the list yet judges what it can; the server has it.
  expect(codesOf({ village: '35.05.01.2099' }, {})).toEqual([])
  expect(codesOf({ village: '35.05.01' }, {})).toEqual(['form.not_an_area'])
  expect([asksForArea(PLACES), asksForArea(PAGES)]).toEqual([true, false])
})

test('a location is a place in Indonesia in decimal degrees', () => {
  const village = '35.05.01.2001'
  for (const spot of ['-8.0954,112.1609', '0,120', '5.9,95.3']) expect(codesOf({ village, spot })).toEqual([])
  for (const spot of ['-8.0954', '48.85,2.35', '0,0', '91,120', '8°5′,112', '1,2,3', ',', '-8.0954,'])
    expect(codesOf({ village, spot })).toEqual(['form.not_a_location'])
  expect(locationAnswer(' -8,0954 ', '112.1609')).toBe('-8.0954,112.1609')
  expect(locationAnswer('', ' ')).toBe('')
  expect(locationParts('-8.0954,')).toEqual(['-8.0954', ''])
})

test('what is read outside of the form holds no number of a person, and is a line', () => {
  const judged = (name: string) =>
    readForm(PAGES, { ...GOOD, witnesses: GOOD.witnesses ?? '', about: name }, '2026-03-02', undefined, [
      'about',
    ]).problems.map(({ pointer, code }) => `${pointer} ${code}`)
  const about = { key: 'about', label: text('Judul'), type: 'text' }
  PAGES.push(Page.parse({ key: 'more', title: text('Lain'), fields: [about] }))
  expect(judged('Lubang di depan pasar')).toEqual([])
  expect(judged('Hubungi 0812 3456 7890')).toEqual(['#/form/about form.personal_data'])
  expect(judged('NIK 3505012003900001')).toEqual(['#/form/about form.personal_data'])
  expect(judged('x'.repeat(201))).toEqual(['#/form/about form.too_long'])
  PAGES.pop()
})

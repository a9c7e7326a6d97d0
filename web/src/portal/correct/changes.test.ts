import type { Page } from '@guyub/contract/definition'
import { expect, test } from 'vitest'
import { changesIn, problemsOf, typedPages } from './changes.ts'

const label = { id: '-', en: '-' }
const PAGES = [
  {
    key: 'p',
    title: label,
    fields: [
      { key: 'name', label, type: 'name', required: true },
      { key: 'nik', label, type: 'nik', required: true },
      {
        key: 'witnesses',
        label,
        type: 'group',
        min: 1,
        max: 2,
        fields: [
          { key: 'name', label, type: 'name', required: true },
          { key: 'nik', label, type: 'nik', required: true },
        ],
      },
    ],
  },
] as unknown as readonly Page[]
const BEFORE = {
  name: 'Siti',
  nik: '35••••••••••••01',
  witnesses: [{ name: 'Budi', nik: '35••••••••••••02' }],
}
const fields = typedPages(PAGES, BEFORE, '2026-03-02').flatMap((page) => page.fields)

function sent(values: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ name: 'Siti', 'witnesses-0-name': 'Budi', ...values }))
    form.set(name, value)
  return form
}

test('what was left as it was is not sent, and a masked number left empty stays', () => {
  expect(changesIn(fields, BEFORE, sent({}))).toEqual({})
  expect(problemsOf(PAGES, BEFORE, {}, '2026-03-02')).toEqual([])
})

test('a changed name is sent alone', () => {
  expect(changesIn(fields, BEFORE, sent({ name: 'Siti Aminah' }))).toEqual({ name: 'Siti Aminah' })
})

test('whoever changes a row of a group types its number again', () => {
  const changes = changesIn(fields, BEFORE, sent({ 'witnesses-0-name': 'Budi Santoso' }))
  expect(problemsOf(PAGES, BEFORE, changes, '2026-03-02')).toEqual([
    { pointer: '#/form/witnesses/0/nik', code: 'form.missing' },
  ])
})

const PLACES = [
  {
    key: 'places',
    title: label,
    fields: [
      { key: 'village', label, type: 'area', level: 'village', required: true },
      { key: 'spot', label, type: 'location', required: false },
    ],
  },
] as unknown as readonly Page[]
const AREAS = [
  { code: '35.05.01', name: 'Wonodadi', level: 'district' },
  { code: '35.05.01.2001', name: 'Jaten', level: 'village' },
  { code: '35.05.01.2002', name: 'Jatiayu', level: 'village' },
] as const

test.each([
  ['Jaten, Wonodadi', '35.05.01.2001'],
  [' jaten ', '35.05.01.2001'],
  ['35.05.01.2002', '35.05.01.2002'],
  ['Jat', 'Jat'],
])('a village that was typed as "%s" is read as %s', (typed, village) => {
  const [page] = typedPages(PLACES, {}, '2026-03-02')
  expect(changesIn(page?.fields ?? [], {}, sent({ village: typed }), AREAS)).toEqual({ village })
})

test('two typed numbers are a location, also with decimal commas', () => {
  const [page] = typedPages(PLACES, {}, '2026-03-02')
  const form = sent({ village: '', 'spot-latitude': '-8,0954', 'spot-longitude': '112.1609' })
  const changes = changesIn(page?.fields ?? [], {}, form, AREAS)
  expect(changes).toEqual({ spot: '-8.0954,112.1609' })
  const [problem] = problemsOf(PLACES, { village: '35.05.01.2001' }, { spot: '-98,1' }, '2026-03-02')
  expect(problem).toEqual({ pointer: '#/form/spot', code: 'form.not_a_location' })
})

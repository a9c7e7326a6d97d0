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

import { expect, test } from 'vitest'
import type { Page } from './field.ts'
import { formSchema } from './json-schema.ts'

const label = { id: 'x', en: 'x' }
const common = { label, required: true }
const pages: Page[] = [
  {
    key: 'child',
    title: label,
    fields: [
      { ...common, key: 'nik', type: 'nik' },
      {
        ...common,
        key: 'sex',
        type: 'choice',
        fact: true,
        choices: [
          { key: 'm', label },
          { key: 'f', label },
        ],
      },
      { ...common, key: 'twin', type: 'text', future: false, when: { field: 'sex', is: 'm' } as never },
      {
        ...common,
        key: 'witnesses',
        type: 'group',
        min: 2,
        max: 2,
        fields: [{ ...common, key: 'name', type: 'name' }],
      },
    ],
  },
]

test('a form is published as a schema that says what every answer looks like', () => {
  const { properties, required } = formSchema('birth', pages)
  expect(required).toEqual(['nik', 'sex', 'witnesses'])
  expect(properties).toMatchObject({
    nik: { pattern: '^\\d{16}$' },
    sex: { enum: ['m', 'f'] },
    witnesses: { minItems: 2, items: { required: ['name'] } },
  })
})

import { expect, test } from 'vitest'
import { withParts } from './service-parts.ts'

const PARTS: Readonly<Record<string, unknown>> = {
  course: {
    start: 'submitted',
    states: { submitted: { of: 'case', tone: 'waiting' } },
    actions: { verify: { by: ['a'] } },
  },
  card: { states: { printed: { of: 'product' } } },
  contact: [{ key: 'phone' }, { key: 'email' }],
  witnesses: { key: 'witnesses' },
}
const partOf = (name: string) => {
  if (!(name in PARTS)) throw new Error(`no part ${name}`)
  return PARTS[name]
}

test('what several services share lies under what one says itself, object by object, and a list is one thing', () => {
  const own = { $part: ['course', 'card'], actions: { verify: { by: ['b'] } }, subject: 'name' }
  expect(withParts({ key: 'x', case: own }, partOf)).toEqual({
    key: 'x',
    case: {
      start: 'submitted',
      subject: 'name',
      states: { submitted: { of: 'case', tone: 'waiting' }, printed: { of: 'product' } },
      actions: { verify: { by: ['b'] } },
    },
  })
})

test('in a list a part stands for its items, or for the one that it is', () => {
  const list = [{ key: 'name' }, { $part: 'contact' }, { $part: 'witnesses' }]
  expect(withParts(list, partOf)).toEqual([
    { key: 'name' },
    { key: 'phone' },
    { key: 'email' },
    { key: 'witnesses' },
  ])
})

test('a part that is not there is told by its name', () => {
  expect(() => withParts({ $part: 'nowhere' }, partOf)).toThrow('no part nowhere')
})

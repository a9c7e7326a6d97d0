import { expect, test } from 'vitest'
import { orderOfCalls, type Waiting } from './turn.ts'

const RULE = [{ key: 'prioritas', everyNth: 3 }]
const row = (text: string): Waiting[] =>
  text.split(' ').map((id, index) => ({
    ...{ id, priority: id.startsWith('p') ? 'prioritas' : null, waitsFrom: index, ordinal: index },
  }))
const order = (text: string, others = new Map<string, number>(), rule = RULE) =>
  orderOfCalls(row(text), rule, others)
    .map(({ id }) => id)
    .join(' ')

test('every third call is of the priority lane while somebody waits in it', () => {
  expect(order('a b c d e p1 p2')).toBe('a b p1 c d p2 e')
})

test('what was called before counts', () => {
  expect(order('a b c p1', new Map([['prioritas', 2]]))).toBe('p1 a b c')
  expect(order('a b c p1', new Map([['prioritas', 1]]))).toBe('a p1 b c')
})

test('with nobody else waiting nobody is kept waiting', () => {
  expect(order('p1 p2 p3')).toBe('p1 p2 p3')
  expect(order('p1 p2 a')).toBe('a p1 p2')
})

test('a class of every call is always before the others; without a class it is first come, first called', () => {
  expect(order('a b p1 p2', new Map(), [{ key: 'prioritas', everyNth: 1 }])).toBe('p1 p2 a b')
  expect(order('a b c')).toBe('a b c')
})

test('whoever came at the same moment is called by number', () => {
  const same = [3, 1, 2].map((ordinal) => ({ id: `x${ordinal}`, priority: null, waitsFrom: 0, ordinal }))
  expect(orderOfCalls(same, RULE).map(({ ordinal }) => ordinal)).toEqual([1, 2, 3])
})

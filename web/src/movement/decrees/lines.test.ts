import { expect, test } from 'vitest'
import { bodiesIn, bodyLines, chainIn, chainLines } from './lines.ts'

test('bodies and steps come back from the lines as which they were written', () => {
  const bodies = [{ key: 'dewan', name: 'Dewan: Kota Cerdas' }]
  const chain = [{ key: 'legal', title: 'Diperiksa', roles: ['legal-officer' as const, 'leader' as const] }]
  expect(bodiesIn(`${bodyLines(bodies)}\r\n\r\n`)).toEqual(bodies)
  expect(chainIn(chainLines(chain))).toEqual(chain)
  expect(chainIn('tanpa apa pun')).toEqual([{ key: 'tanpa apa pun', title: '', roles: [] }])
})

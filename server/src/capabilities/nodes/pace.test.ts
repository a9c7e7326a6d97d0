import { MEETING_BYTES } from '@guyub/contract/nodes'
import { expect, test } from 'vitest'
import { openPace } from './pace.ts'

test('a line of 50 kbit/s gets meetings that end within a minute, and a fast one the most', () => {
  const pace = openPace()
  const carries = (bytesASecond: number, meetings: number) => {
    for (let nth = 0; nth < meetings; nth++) {
      const ms = (pace.most() / bytesASecond) * 1000
      if (ms > pace.patience(pace.most())) pace.broke()
      else pace.met(pace.most(), ms)
    }
    return pace.most()
  }
  expect(carries(6250, 6) / 6250).toBeLessThan(60)
  expect(carries(6250, 20)).toBeGreaterThan(200_000)
  expect(carries(1_000_000, 6)).toBe(MEETING_BYTES)
})

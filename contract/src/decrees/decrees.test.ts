import { expect, test } from 'vitest'
import { changesBetween } from './changes.ts'
import type { Seat } from './decree.ts'
import { decisionOrdinal } from './ordinals.ts'
import { isHeldOn, unnamedOffices } from './standing.ts'

const person = (name: string) => ({ id: null, name, title: null })

function aSeat(more: Partial<Seat> = {}): Seat {
  return {
    ...{ body: 'tim', position: 'Anggota', office: 'bappeda', unit: null, duty: 'x', person: person('A') },
    ...{ acting: null, from: null, until: null, role: null, ...more },
  }
}

test('another person replaces, a new seat is added, one that is gone ended, another duty changes it', () => {
  const before = [aSeat(), aSeat({ office: 'dinkes' }), aSeat({ office: 'dishub' })]
  const after = [
    aSeat({ person: person('B') }),
    aSeat({ office: 'dinkes', duty: 'y' }),
    aSeat({ office: 'dlh' }),
  ]
  expect(changesBetween(before, after).map(({ kind }) => kind)).toEqual([
    'replaced',
    'changed',
    'ended',
    'added',
  ])
  expect(changesBetween(before, before)).toEqual([])
})

test('of two seats alike, the person who stays is matched first', () => {
  const before = [aSeat({ person: person('A') }), aSeat({ person: person('B') })]
  const after = [aSeat({ person: person('B') }), aSeat({ person: person('C') })]
  expect(changesBetween(before, after)).toMatchObject([
    { kind: 'replaced', before: { person: { name: 'A' } }, after: { person: { name: 'C' } } },
  ])
})

test('a seat is held by whoever is named, from the first day and before the last', () => {
  const seat = aSeat({ from: '2026-03-01', until: '2026-04-01' })
  expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => isHeldOn(seat, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isHeldOn(aSeat({ person: null }), '2026-03-01')).toBe(false)
  const offices = [{ code: 'bappeda' }, { code: 'dinkes' }]
  expect(unnamedOffices(offices, [seat], '2026-03-05')).toEqual([{ code: 'dinkes' }])
})

test('decisions are counted as a decree counts them', () => {
  expect([0, 1, 8, 9, 10, 11, 18, 19].map(decisionOrdinal)).toEqual([
    ...['KESATU', 'KEDUA', 'KESEMBILAN', 'KESEPULUH', 'KESEBELAS', 'KEDUA BELAS'],
    ...['KESEMBILAN BELAS', 'KEDUA PULUH'],
  ])
})

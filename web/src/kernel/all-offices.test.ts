import { expect, test } from 'vitest'
import { allOffices, officeNames } from './all-offices.ts'
import type { Call } from './call.ts'

interface Asked {
  readonly after?: string
  readonly closed: string
}

/** A region with more offices than come at once; the page after `broken` never comes. */
function aRegion(count: number, broken?: string) {
  const asked: Asked[] = []
  const codes = Array.from({ length: count }, (_, index) => `o${String(index).padStart(4, '0')}`)
  const call = async (_: unknown, wanted: Asked) => {
    asked.push(wanted)
    if (broken && wanted.after === broken)
      return { ok: false, problem: { status: 0, code: 'network.unreachable' } }
    const from = wanted.after ? codes.indexOf(wanted.after) + 1 : 0
    const page = codes.slice(from, from + 500)
    const isLast = from + 500 >= codes.length
    const offices = page.map((code) => ({ code, name: `Desa ${code}` }))
    return { ok: true, answer: { offices, next: isLast ? null : page.at(-1) } }
  }
  return { call: call as unknown as Call, asked }
}

test('a region with more offices than come at once is known whole', async () => {
  const { call, asked } = aRegion(1201)
  expect(await allOffices(call)).toHaveLength(1201)
  expect(asked.map(({ after }) => after)).toEqual([undefined, 'o0499', 'o0999'])
})

test('names are those of closed offices too', async () => {
  const { call, asked } = aRegion(1)
  expect(await officeNames(call)).toEqual({ o0000: 'Desa o0000' })
  expect(asked[0]?.closed).toBe('true')
})

test('half of the offices is not all of them', async () => {
  const { call } = aRegion(700, 'o0499')
  expect(await allOffices(call)).toBeUndefined()
})

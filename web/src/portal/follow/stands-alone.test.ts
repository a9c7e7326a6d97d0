import { expect, test } from 'vitest'
import { standsAlone } from './stands-alone.ts'

const offered = (action: string, ends = false, reasons: readonly string[] = []) => ({ action, ends, reasons })
const alone = (...actions: ReturnType<typeof offered>[]) =>
  actions.filter((one) => standsAlone(one, { actions })).map(({ action }) => action)

test('what ends a request stands apart from an answer, and beside nothing else it is the form itself', () => {
  expect(alone(offered('reply'), offered('withdraw', true))).toEqual(['withdraw'])
  expect(alone(offered('confirm', true), offered('reopen'))).toEqual([])
  expect(alone(offered('withdraw', true))).toEqual([])
  expect(alone(offered('object', false, ['a']), offered('confirm', true))).toEqual(['object'])
})

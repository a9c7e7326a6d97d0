import { expect, test } from 'vitest'
import { isSameMailbox } from './same-mailbox.ts'

test('labels, dots and capitals make no other mailbox', () => {
  for (const other of ['siti.aminah@kominfo.id', 'SitiAminah@Kominfo.id', 'siti.aminah+desa@kominfo.id'])
    expect([other, isSameMailbox('siti.aminah@kominfo.id', other)]).toEqual([other, true])
  expect(isSameMailbox('siti@kominfo.id', 'siti@desa.id')).toBe(false)
  expect(isSameMailbox('siti@kominfo.id', 'sita@kominfo.id')).toBe(false)
})

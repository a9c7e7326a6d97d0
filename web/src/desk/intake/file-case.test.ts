import { expect, test } from 'vitest'
import type { DeskState } from '../desk-context.ts'
import type { Form } from '../device/reference.ts'
import type { Together, Vault } from '../device/vault.ts'
import { newDraft } from './draft.ts'
import { fileCase } from './file-case.ts'

const service = {
  version: 1,
  case: {
    ...{ subject: 'child-name', products: [], states: {}, start: 'submitted' },
    pages: [
      {
        fields: [
          { key: 'child-name', type: 'text' },
          { key: 'birth-letter', type: 'photo' },
        ],
      },
    ],
  },
}
const PHOTO = '01890000-0000-7000-8000-00000000f070'

/** A device of which the store takes so many writes before it is full. */
function aDevice(room: number) {
  const writes: (readonly Together[])[] = []
  const vault = {
    get: async (id: string) => (id === `meta|${PHOTO}` ? { mediaType: 'image/jpeg' } : undefined),
    getBytes: async () => new Uint8Array([1]),
    putTogether: async (rows: readonly Together[]) => {
      if (writes.length >= room) throw new DOMException('full', 'QuotaExceededError')
      writes.push(rows)
    },
    put: async () => expect.fail('written by itself'),
  } as unknown as Vault
  const store = {
    get: async () => undefined,
    transaction: () => ({
      store: { get: async () => undefined, put: async () => undefined },
      done: undefined,
    }),
  }
  const person = { id: 'p', region: '3505', name: 'Bu Sri', office: { code: '35.05.01.2001', name: 'Jaten' } }
  return { writes, local: { store, vault, person } as unknown as NonNullable<DeskState['local']> }
}

const form = {
  service,
  calendar: {
    zone: 'Asia/Jakarta',
    weekdays: Array.from({ length: 7 }, () => [['08:00', '15:30']]),
    periods: [],
    exceptions: {},
  },
} as unknown as Form

test('a request, its photographs and its receipt are kept all at once, or nothing of them', async () => {
  const draft = newDraft('3505', 'pak-saidi', service.version)
  const read = {
    form: { 'child-name': 'Sekar', 'has-birth-letter': 'yes', 'birth-letter': [PHOTO] },
    facts: {},
    problems: [],
    warnings: [],
  }
  const filing = { draft, form, read: read as never, areas: [] }
  const full = aDevice(0)
  await expect(fileCase({ ...filing, local: full.local })).rejects.toThrow('full')
  const { local, writes } = aDevice(1)
  await fileCase({ ...filing, local })
  expect(writes.map((rows) => rows.map(({ id }) => id.split('|')[0]))).toEqual([
    ['command', 'command', 'receipt'],
  ])
})

import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Lock, Sealed } from './seal.ts'

export interface DevicePerson {
  readonly id: string
  readonly region: string
  readonly name: string
  readonly office: { readonly code: string; readonly name: string }
  readonly lock: Lock
}

export type Kind = 'draft' | 'command' | 'file' | 'receipt' | 'list'

interface Row extends Sealed {
  readonly id: string
  /** `region|person`: nobody else's rows are ever read, and nobody else's key opens them. */
  readonly owner: string
  readonly kind: Kind
  /** Commands leave in the order in which they were given. */
  readonly order: number
}

interface DeskSchema extends DBSchema {
  people: { key: string; value: DevicePerson }
  sealed: { key: string; value: Row; indexes: { mine: [string, string, number] } }
  /** Public data of a region: definitions, calendar, offices. */
  reference: { key: string; value: unknown }
  /** About the device itself: its letter and the number of the last slip. */
  device: { key: string; value: string | number }
}

export type Store = IDBPDatabase<DeskSchema>

export function openStore(): Promise<Store> {
  return openDB<DeskSchema>('guyub-desk', 1, {
    upgrade(db) {
      db.createObjectStore('people')
      db.createObjectStore('sealed', { keyPath: 'id' }).createIndex('mine', ['owner', 'kind', 'order'])
      db.createObjectStore('reference')
      db.createObjectStore('device')
    },
  })
}

export function ownerOf({ region, id }: Pick<DevicePerson, 'region' | 'id'>): string {
  return `${region}|${id}`
}

/** The number of the next slip of this device: `BK-12`. The letters are drawn once and stay. */
export async function nextSlip(store: Store): Promise<string> {
  const tx = store.transaction('device', 'readwrite')
  const letters = ((await tx.store.get('letters')) as string | undefined) ?? drawLetters()
  const number = (((await tx.store.get('slips')) as number | undefined) ?? 0) + 1
  await tx.store.put(letters, 'letters')
  await tx.store.put(number, 'slips')
  await tx.done
  return `${letters}-${number}`
}

function drawLetters(): string {
  const alphabet = 'ABCDEFGHJKLMNPQRSTVWXYZ'
  return [...crypto.getRandomValues(new Uint8Array(2))]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('')
}

import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type KnownDevice, keyOfDevice } from './known-device.ts'
import type { Lock, Sealed } from './seal.ts'

export interface DevicePerson {
  readonly id: string
  readonly region: string
  readonly name: string
  readonly office: { readonly code: string; readonly name: string }
  readonly lock: Lock
}

export type Kind = 'draft' | 'command' | 'file' | 'receipt' | 'list' | 'case' | 'roll' | 'kit'

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
  /** About the device itself: who it is to each office, and the number of the last slip. */
  device: { key: string; value: string | number | KnownDevice }
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

/**
 * The number of the next slip of this device at an office: `A-12`. The office's letter once the server has given one; until
 * then letters that are drawn once and stay.
 */
export async function nextSlip(store: Store, region: string, office: string): Promise<string> {
  const tx = store.transaction('device', 'readwrite')
  const known = (await tx.store.get(keyOfDevice(region, office))) as KnownDevice | undefined
  const letters = known?.letter ?? ((await tx.store.get('letters')) as string | undefined) ?? drawLetters()
  const last = `slips|${region}|${office}|${letters}`
  const number = (((await tx.store.get(last)) as number | undefined) ?? 0) + 1
  if (!known?.letter) await tx.store.put(letters, 'letters')
  await tx.store.put(number, last)
  await tx.done
  return `${letters}-${number}`
}

function drawLetters(): string {
  const alphabet = 'ABCDEFGHJKLMNPQRSTVWXYZ'
  return [...crypto.getRandomValues(new Uint8Array(2))]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('')
}

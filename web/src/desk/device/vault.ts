import { seal, unseal } from './seal.ts'
import { type DevicePerson, type Kind, ownerOf, type Store } from './store.ts'

export interface Together {
  readonly kind: Kind
  readonly id: string
  /** Anything that JSON says, or bytes as they are. */
  readonly value: unknown
  readonly order?: number
}

/** One person's sealed rows on this device, open for as long as the PIN's key is in memory. */
export interface Vault {
  put(kind: Kind, id: string, value: unknown, order?: number): Promise<void>
  /** All of it or nothing: what belongs together is never found half. */
  putTogether(rows: readonly Together[]): Promise<void>
  get<T>(id: string): Promise<T | undefined>
  getBytes(id: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  all<T>(kind: Kind): Promise<T[]>
  remove(ids: readonly string[]): Promise<void>
}

/** Whether something of a person waits on this device: that is seen without the PIN, what it is is not. */
export async function hasWaiting(
  store: Store,
  person: Pick<DevicePerson, 'region' | 'id'>,
): Promise<boolean> {
  return (await store.countFromIndex('sealed', 'mine', rangeOf(ownerOf(person), 'command'))) > 0
}

function rangeOf(owner: string, kind: Kind): IDBKeyRange {
  return IDBKeyRange.bound([owner, kind, Number.NEGATIVE_INFINITY], [owner, kind, Number.POSITIVE_INFINITY])
}

export function openVault(store: Store, key: CryptoKey, person: DevicePerson): Vault {
  const owner = ownerOf(person)
  const decode = async <T>(row: Parameters<typeof unseal>[1]) =>
    JSON.parse(new TextDecoder().decode(await unseal(key, row))) as T

  const encode = (value: unknown) =>
    new TextEncoder().encode(JSON.stringify(value)) as Uint8Array<ArrayBuffer>

  async function putTogether(rows: readonly Together[]): Promise<void> {
    // Sealed first: a transaction of the browser does not wait for anything else.
    const sealed = await Promise.all(
      rows.map(async ({ kind, id, value, order = 0 }) => {
        const bytes = value instanceof Uint8Array ? (value as Uint8Array<ArrayBuffer>) : encode(value)
        return { id, owner, kind, order, ...(await seal(key, bytes)) }
      }),
    )
    const tx = store.transaction('sealed', 'readwrite')
    await Promise.all([...sealed.map((row) => tx.store.put(row)), tx.done])
  }

  async function mine(id: string) {
    const row = await store.get('sealed', id)
    return row?.owner === owner ? row : undefined
  }

  return {
    putTogether,
    put: (kind, id, value, order = 0) => putTogether([{ kind, id, value, order }]),
    async get<T>(id: string) {
      const row = await mine(id)
      return row && decode<T>(row)
    },
    async getBytes(id) {
      const row = await mine(id)
      return row && unseal(key, row)
    },
    async all<T>(kind: Kind) {
      const rows = await store.getAllFromIndex('sealed', 'mine', rangeOf(owner, kind))
      return Promise.all(rows.map((row) => decode<T>(row)))
    },
    async remove(ids) {
      const tx = store.transaction('sealed', 'readwrite')
      await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done])
    },
  }
}

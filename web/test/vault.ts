import type { Kind } from '../src/desk/device/store.ts'
import type { Vault } from '../src/desk/device/vault.ts'

/** A vault that is open, and keeps what it is given in memory: like the sealed one, it gives copies, and commands in their order. */
export function anOpenVault(): Vault {
  const rows = new Map<string, { kind: Kind; order: number; json: string }>()
  const value = <T>(json: string) => JSON.parse(json) as T
  return {
    put: async (kind, id, given, order = 0) =>
      void rows.set(id, { kind, order, json: JSON.stringify(given) }),
    async putTogether(given) {
      for (const { kind, id, value: said, order = 0 } of given)
        rows.set(id, { kind, order, json: JSON.stringify(said) })
    },
    getBytes: async () => undefined,
    async get<T>(id: string) {
      const row = rows.get(id)
      return row && value<T>(row.json)
    },
    all: async <T>(kind: Kind) =>
      [...rows.values()]
        .filter((row) => row.kind === kind)
        .sort((a, b) => a.order - b.order)
        .map(({ json }) => value<T>(json)),
    async remove(ids) {
      for (const id of ids) rows.delete(id)
    },
  }
}

import type { Files } from './files.ts'
import type { Vault } from './vault.ts'

export interface FileStore {
  readonly vault: Vault
  readonly files: Files
}

/** Where a file lies and the key that opens it. Whoever destroys `dataKey` has erased it, backups aside. */
export interface KeptFile {
  readonly address: string
  readonly dataKey: Buffer
}

/** Keeps bytes under a key of their own, bound to the row that will name them. Look for the command's receipt first: what no row names stays. */
export async function keepFile(
  { vault, files }: FileStore,
  region: string,
  id: string,
  bytes: Buffer,
): Promise<KeptFile> {
  const { dataKey } = vault.seal(region, id, '')
  return { dataKey, address: await files.put(vault.unlock(region, id, dataKey).encrypt(id, bytes)) }
}

/** The bytes again; nothing where they were lost or changed. */
export async function keptFile(
  { vault, files }: FileStore,
  region: string,
  id: string,
  { address, dataKey }: KeptFile,
): Promise<Buffer | undefined> {
  const encrypted = await files.get(address)
  return encrypted && vault.unlock(region, id, dataKey).decrypt(id, encrypted)
}

import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256 } from './merkle.ts'

/** Keeps bytes under the hash of what it was given: ciphertext, always. Nothing is changed or deleted. */
export function openFiles(home: string) {
  const pathOf = (address: string) => join(home, 'files', address.slice(0, 2), address.slice(2))
  return {
    /** Returns the address once the bytes are on the disk. */
    async put(ciphertext: Buffer): Promise<string> {
      const address = sha256(ciphertext).toString('hex')
      const path = pathOf(address)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const unfinished = `${path}.${randomBytes(6).toString('hex')}.new`
      const file = await open(unfinished, 'wx', 0o600)
      try {
        await file.writeFile(ciphertext)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, path)
      const folder = await open(dirname(path), 'r')
      await folder.sync().finally(() => folder.close())
      return address
    },
    /** Nothing when the file is missing or no longer what was put. */
    async get(address: string): Promise<Buffer | undefined> {
      const bytes = await readFile(pathOf(address)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      return bytes && sha256(bytes).toString('hex') === address ? bytes : undefined
    },
  }
}
export type Files = ReturnType<typeof openFiles>

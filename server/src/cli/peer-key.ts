import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Failure } from '../kernel/failure.ts'

/** A public key in a file, as PEM; a failure that says what is wrong with it otherwise. */
export function peerKeyIn(file: string): string {
  try {
    return createPublicKey(readFileSync(file, 'utf8')).export({ type: 'spki', format: 'pem' }).toString()
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'ENOENT' : 'PEM'
    throw new Failure('usage', {
      id: `${file} bukan berkas kunci publik (${why})`,
      en: `${file} is no file of a public key (${why})`,
    })
  }
}

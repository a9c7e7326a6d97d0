import { hash } from 'node:crypto'

/**
 * SHA-256 of what a command asks for, in the order in which its contract has the fields. When it is said to have happened is
 * left out: a page that is sent twice stamps each sending with its own minute.
 */
export function fingerprintOf(input: unknown): Buffer {
  return hash('sha256', JSON.stringify({ ...(input as object), occurredAt: undefined }), 'buffer')
}

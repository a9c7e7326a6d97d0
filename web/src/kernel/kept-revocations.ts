import { bytesOf, type Revocations, splitRevocations } from '@guyub/contract/documents'
import { verifiers } from './verify-token.ts'

/** A list with the key that it is verified by. */
export interface KeptRevocations {
  readonly signed: string
  readonly key: string
}

/** The list, if its own key signed it; nothing for one that was cut off or altered. */
export async function openRevocations({ signed, key }: KeptRevocations): Promise<Revocations | undefined> {
  const split = splitRevocations(signed)
  if (!split) return undefined
  return (await verifiers.ed25519(split.signature, split.text, bytesOf(key))) ? split.list : undefined
}

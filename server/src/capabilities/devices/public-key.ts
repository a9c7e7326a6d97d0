import { createPublicKey, type KeyObject } from 'node:crypto'
import { DeviceKey } from '@guyub/contract/devices'

/** A device's public key; nothing when its coordinates are no point of the curve. */
export function publicKeyOf(jwk: unknown): KeyObject | undefined {
  const { data } = DeviceKey.safeParse(jwk)
  if (!data) return undefined
  try {
    return createPublicKey({ key: data, format: 'jwk' })
  } catch {
    return undefined
  }
}

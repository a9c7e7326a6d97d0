import { newCommandId } from '@guyub/contract/command'
import { type DeviceKey, registerDevice, type SlipClaims, slipText, slipToken } from '@guyub/contract/devices'
import type { Call } from '../../kernel/call.ts'
import type { Store } from './store.ts'

/** What this laptop is to an office: its letter there, and the key that signs its slips, which no script can read. */
export interface KnownDevice {
  readonly commandId: string
  readonly keys: CryptoKeyPair
  /** Set once the server has answered. */
  readonly letter?: string
}

const EC = { name: 'ECDSA', namedCurve: 'P-256' }

export function keyOfDevice(region: string, office: string): string {
  return `known|${region}|${office}`
}

/** Makes the laptop known to the office, once and with a network. The command is kept first: sent twice, it is one device. */
export async function makeKnown(store: Store, call: Call, region: string, office: string): Promise<void> {
  const name = keyOfDevice(region, office)
  const kept = (await store.get('device', name)) as KnownDevice | undefined
  if (kept?.letter) return
  const device = kept ?? {
    commandId: newCommandId(),
    keys: await crypto.subtle.generateKey(EC, false, ['sign', 'verify']),
  }
  if (!kept) await store.put('device', device, name)
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', device.keys.publicKey)
  const publicKey: DeviceKey = { kty: 'EC', crv: 'P-256', x, y }
  const reply = await call(registerDevice, { commandId: device.commandId, publicKey })
  if (reply.ok) await store.put('device', { ...device, letter: reply.answer.letter }, name)
}

/** The token for the QR of a slip; nothing on a laptop that was never known to the office. */
export async function signSlip(
  store: Store,
  office: string,
  claims: Omit<SlipClaims, 'd'>,
): Promise<string | undefined> {
  const device = (await store.get('device', keyOfDevice(claims.r, office))) as KnownDevice | undefined
  if (!device?.letter) return undefined
  const text = slipText({ ...claims, d: device.commandId })
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(
    algorithm,
    device.keys.privateKey,
    new TextEncoder().encode(text),
  )
  return slipToken(text, new Uint8Array(signature))
}

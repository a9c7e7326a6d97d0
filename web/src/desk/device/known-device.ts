import { newCommandId } from '@guyub/contract/command'
import {
  type DeviceKey,
  greetDevice,
  registerDevice,
  type SlipClaims,
  slipText,
  slipToken,
} from '@guyub/contract/devices'
import type { Call } from '../../kernel/call.ts'
import type { Store } from './store.ts'

/** What this laptop is to an office: its letter there, and the key that signs its slips, which no script can read. */
export interface KnownDevice {
  readonly commandId: string
  readonly keys: CryptoKeyPair
  /** Set once the server has answered. */
  readonly letter?: string
  /** The office took it out of use; it stays so until somebody registers it anew. */
  readonly isRevoked?: boolean
}

/** What the desk shows of it. */
export interface DeviceStanding {
  readonly id: string
  readonly isRevoked: boolean
}

const EC = { name: 'ECDSA', namedCurve: 'P-256' }

export function keyOfDevice(region: string, office: string): string {
  return `known|${region}|${office}`
}

/**
 * Makes the laptop known to the office, once and with a network; from then on says that it is there and hears whether it is
 * still in use. The command is kept first: sent twice, it is one device.
 */
export async function makeKnown(
  store: Store,
  call: Call,
  region: string,
  office: string,
): Promise<DeviceStanding | undefined> {
  const name = keyOfDevice(region, office)
  const kept = await knownDevice(store, name)
  if (kept?.letter) {
    const reply = await call(greetDevice, { deviceId: kept.commandId })
    const isRevoked = reply.ok ? reply.answer.isRevoked : (kept.isRevoked ?? false)
    if (isRevoked !== (kept.isRevoked ?? false)) await store.put('device', { ...kept, isRevoked }, name)
    return { id: kept.commandId, isRevoked }
  }
  const device = kept ?? {
    commandId: newCommandId(),
    keys: await crypto.subtle.generateKey(EC, false, ['sign', 'verify']),
  }
  if (!kept) await store.put('device', device, name)
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', device.keys.publicKey)
  const publicKey: DeviceKey = { kty: 'EC', crv: 'P-256', x, y }
  const reply = await call(registerDevice, { commandId: device.commandId, publicKey })
  if (!reply.ok) return undefined
  await store.put('device', { ...device, letter: reply.answer.letter }, name)
  return { id: device.commandId, isRevoked: false }
}

/** A device that was taken out of use begins anew, with a key and a letter of its own. */
export async function makeKnownAgain(
  store: Store,
  call: Call,
  region: string,
  office: string,
): Promise<DeviceStanding | undefined> {
  const name = keyOfDevice(region, office)
  if ((await knownDevice(store, name))?.isRevoked) await store.delete('device', name)
  return makeKnown(store, call, region, office)
}

/** The token for the QR of a slip; nothing on a laptop that was never known to the office, or is no longer. */
export async function signSlip(
  store: Store,
  office: string,
  claims: Omit<SlipClaims, 'd'>,
): Promise<string | undefined> {
  const device = await knownDevice(store, keyOfDevice(claims.r, office))
  if (!device?.letter || device.isRevoked) return undefined
  const text = slipText({ ...claims, d: device.commandId })
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(
    algorithm,
    device.keys.privateKey,
    new TextEncoder().encode(text),
  )
  return slipToken(text, new Uint8Array(signature))
}

async function knownDevice(store: Store, name: string): Promise<KnownDevice | undefined> {
  return (await store.get('device', name)) as KnownDevice | undefined
}

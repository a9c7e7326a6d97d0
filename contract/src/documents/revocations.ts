import { z } from 'zod'
import { localDay } from '../calendar.ts'
import { DeviceKey } from '../devices/register.ts'
import { splitSlip } from '../devices/slip.ts'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { splitToken } from './token.ts'

/** Ed25519, raw, base64url. */
export const SealKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/**
 * What is needed to check papers of a region without a network: those that were taken back, and the devices whose slips are true. It
 * names no person.
 */
export const Revocations = z.object({
  v: z.literal(1),
  r: z.string(),
  /** By whose days it speaks; lists of before it was told were kept by devices. */
  zone: z.string().default('UTC'),
  /** When it was made: what was taken back later is not in it. */
  at: z.iso.datetime(),
  /** Papers of ours that do not hold any more, also those whose number was written off. */
  documents: z.array(z.uuid()),
  devices: z.array(
    z.object({
      d: z.uuid(),
      letter: z.string(),
      office: z.string(),
      x: DeviceKey.shape.x,
      y: DeviceKey.shape.y,
      until: z.iso.datetime().nullable(),
    }),
  ),
  kinds: z.record(z.string(), Text),
})
export type Revocations = z.infer<typeof Revocations>

const PREFIX = 'L.'

/** The list as it is signed, and the key that says so: whoever kept the key before compares. At a village node both are its regency's. */
export const SignedRevocations = z.object({ list: z.string(), key: SealKey })
export type SignedRevocations = z.infer<typeof SignedRevocations>

export const revocations = endpoint({
  method: 'GET',
  path: '/documents/revocations',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: SignedRevocations,
  refusals: {},
})

/** `L.`, then base64url of the list: the text that is signed. A paper's token never begins so. */
export function revocationsText(base64url: string): string {
  return PREFIX + base64url
}

/** The parts of a signed list; nothing for what is none. */
export function splitRevocations(signedList: string) {
  const [mark, content = '', signature = ''] = signedList.trim().split('.')
  if (mark !== 'L') return undefined
  try {
    const list = Revocations.safeParse(JSON.parse(new TextDecoder().decode(bytesOf(content))))
    return list.success
      ? { list: list.data, text: PREFIX + content, signature: bytesOf(signature) }
      : undefined
  } catch {
    return undefined
  }
}

/** The bytes of base64url; none where it is something else. */
export function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  try {
    const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

export interface OfflineVerdict {
  /** `unsure`: printed by a device that was taken out of use, or one that is younger than the list; `elsewhere`: of a region whose list is not here. */
  readonly verdict: 'final' | 'provisional' | 'revoked' | 'forged' | 'unsure' | 'elsewhere'
  readonly kind?: Text
  readonly number?: string
  readonly reference?: string
  readonly office?: string
  readonly issuedOn?: string
  /** It was issued after the list was made: had it been taken back, the list could not know. */
  readonly isYounger?: boolean
}

/** How a token is verified; of a slip with the key of its device. */
export interface Verifiers {
  readonly ed25519: (signature: Uint8Array, text: string, key: Uint8Array) => Promise<boolean>
  readonly p256: (signature: Uint8Array<ArrayBuffer>, text: string, key: DeviceKey) => Promise<boolean>
}

/** What a token is worth by what lies on this device alone. The same rule for the public page and for the desk. */
export async function checkOffline(
  token: string,
  list: Revocations,
  key: string,
  verifiers: Verifiers,
): Promise<OfflineVerdict> {
  const slip = splitSlip(token)
  if (slip) return checkSlip(slip, list, verifiers)
  const split = splitToken(token)
  if (!split) return { verdict: 'forged' }
  const { claims, signed } = split
  if (!(await verifiers.ed25519(bytesOf(split.signature), signed, bytesOf(key)))) return { verdict: 'forged' }
  if (claims.r !== list.r) return { verdict: 'elsewhere' }
  return {
    verdict: list.documents.includes(claims.d) ? 'revoked' : 'final',
    kind: list.kinds[claims.k] ?? { id: claims.k, en: claims.k },
    ...{ number: claims.n, reference: claims.c, issuedOn: claims.t },
    isYounger: claims.t >= list.at.slice(0, 10),
  }
}

async function checkSlip(
  { claims, text, signature }: NonNullable<ReturnType<typeof splitSlip>>,
  list: Revocations,
  { p256 }: Verifiers,
): Promise<OfflineVerdict> {
  if (claims.r !== list.r) return { verdict: 'elsewhere' }
  const said = { number: claims.s, reference: claims.c, issuedOn: localDay(list, new Date(claims.t)) }
  const device = list.devices.find(({ d }) => d === claims.d)
  // A device registers at any time: one that the list does not know may be younger than it.
  if (!device) return { verdict: 'unsure', ...said }
  const key = { kty: 'EC', crv: 'P-256', x: device.x, y: device.y } as const
  const isTrue = claims.s.startsWith(`${device.letter}-`) && (await p256(signature, text, key))
  if (!isTrue) return { verdict: 'forged' }
  return { verdict: device.until ? 'unsure' : 'provisional', ...said, office: device.office }
}

// What lies on a shared laptop is readable only with its owner's PIN: PBKDF2 makes a key from the PIN, which unwraps
// the person's data key. OWASP's 2023 count for PBKDF2-SHA256; about a second on a phone of 2018.
const ROUNDS = 600_000

export interface Lock {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iv: Uint8Array<ArrayBuffer>
  /** The data key, wrapped. A wrong PIN fails here, by authentication, and nowhere else. */
  readonly wrapped: ArrayBuffer
  readonly rounds: number
}

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

/** A new data key for one person on this device, and the lock that keeps it. */
export async function makeLock(pin: string): Promise<{ readonly lock: Lock; readonly key: CryptoKey }> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, [
    'encrypt',
    'decrypt',
  ])
  const wrapping = await keyFromPin(pin, salt, ROUNDS)
  const wrapped = await crypto.subtle.wrapKey('raw', fresh, wrapping, { name: 'AES-GCM', iv })
  const lock = { salt, iv, wrapped, rounds: ROUNDS }
  return { lock, key: (await openLock(lock, pin)) as CryptoKey }
}

/** The data key, not extractable; nothing when the PIN is wrong. */
export async function openLock(
  { salt, iv, wrapped, rounds }: Lock,
  pin: string,
): Promise<CryptoKey | undefined> {
  const wrapping = await keyFromPin(pin, salt, rounds)
  try {
    return await crypto.subtle.unwrapKey(
      'raw',
      wrapped,
      wrapping,
      { name: 'AES-GCM', iv },
      'AES-GCM',
      false,
      ['encrypt', 'decrypt'],
    )
  } catch {
    return undefined
  }
}

async function keyFromPin(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveKey',
  ])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  )
}

export async function seal(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) }
}

export async function unseal(key: CryptoKey, { iv, bytes }: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes))
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

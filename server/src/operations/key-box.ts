import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../kernel/failure.ts'
import { isNameOfKey } from './safe-names.ts'

/** Files of keys by name. */
export type KeyFiles = Readonly<Record<string, Buffer>>

// 64 MiB and about a quarter of a second for each guess.
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 }

interface Box {
  readonly cipher: 'scrypt-aes-256-gcm'
  readonly salt: string
  readonly iv: string
  readonly tag: string
  readonly content: string
}

/** Keys under a passphrase, as text that can lie beside the data they open. */
export function lockKeys(keys: KeyFiles, passphrase: string): string {
  const [salt, iv] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, SCRYPT), iv)
  const content = Buffer.concat([cipher.update(plainKeys(keys)), cipher.final()])
  const box: Box = {
    cipher: 'scrypt-aes-256-gcm',
    salt: salt.toString('base64'),
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    content: content.toString('base64'),
  }
  return JSON.stringify(box)
}

/** Opens what `lockKeys` or `plainKeys` wrote. */
export function unlockKeys(text: string, passphrase: string | undefined): KeyFiles {
  const box = boxIn(text)
  if (box.cipher !== 'scrypt-aes-256-gcm') return fromPlain(box as Record<string, string>)
  const { salt, iv, tag, content } = box as Box
  try {
    const bytes = (value: string) => Buffer.from(value, 'base64')
    const key = scryptSync(passphrase ?? '', bytes(salt), 32, SCRYPT)
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv)).setAuthTag(bytes(tag))
    const plain = Buffer.concat([decipher.update(bytes(content)), decipher.final()])
    return fromPlain(JSON.parse(plain.toString()) as Record<string, string>)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(
      'configuration',
      {
        id: 'kata sandi cadangan (GUYUB_BACKUP_PASSPHRASE) tidak membuka kunci di cadangan ini',
        en: 'the passphrase (GUYUB_BACKUP_PASSPHRASE) does not open the keys of this backup',
      },
      { cause: error },
    )
  }
}

/** Keys as they are, for a file that is kept apart from the data. */
export function plainKeys(keys: KeyFiles): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, key.toString('base64')])),
  )
}

function boxIn(text: string): Box | Record<string, string> {
  try {
    const said: unknown = JSON.parse(text)
    return z.record(z.string(), z.string()).parse(said)
  } catch (error) {
    throw new Failure('faults', NO_KEYS, { cause: error })
  }
}

const NO_KEYS = {
  id: 'berkas kunci cadangan ini rusak atau bukan berkas kunci; tidak ada yang diubah',
  en: 'the file of keys of this backup is damaged or is none; nothing was changed',
}

function fromPlain(keys: Record<string, string>): KeyFiles {
  if (!Object.keys(keys).every(isNameOfKey)) throw new Failure('faults', NO_KEYS)
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, Buffer.from(key, 'base64')]))
}

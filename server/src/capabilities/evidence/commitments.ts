import { createHash, createHmac } from 'node:crypto'

/** The salt of one event in one piece of evidence: nobody guesses an event from its commitment. 32 bytes. */
export function saltOf(secret: Buffer, seq: number): Buffer {
  return createHmac('sha256', secret).update(String(seq)).digest()
}

/** SHA-256 of salt and event hash, 64 hexadecimal digits. */
export function commitmentOf(salt: Buffer, eventHash: Buffer): string {
  return createHash('sha256').update(salt).update(eventHash).digest('hex')
}

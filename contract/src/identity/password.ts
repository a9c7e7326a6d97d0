import { z } from 'zod'
import { plainText } from '../plain-words.ts'

/** Kept by its hash alone. Long rather than motley (NIST SP 800-63B, 5.1.1): a sentence is easier to keep in mind. */
export const Password = z.string().min(12).max(128)

/** So much must remain when the own name and address are taken out. */
const LEAST_REMAINING = 8
const LEAST_DIFFERENT = 5

interface Whose {
  readonly name: string
  readonly email: string
}

/**
 * Whether somebody who knows a person's name and address guesses the password soon: it consists of them, or of a few
 * characters over and over. Length is judged by the schema.
 */
export function isGuessable(password: string, { name, email }: Whose): boolean {
  const text = plainText(password)
  if (new Set(text).size < LEAST_DIFFERENT) return true
  const known = [...name.split(/\s+/), ...email.split(/[@.+_-]/)]
    .map(plainText)
    .filter((part) => part.length >= 3)
  const rest = known
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, part) => left.replaceAll(part, ''), text)
  return rest.length !== text.length && rest.length < LEAST_REMAINING
}

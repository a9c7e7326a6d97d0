import type { CaseUse } from '../definition.ts'
import { personalDataIn } from '../personal-data.ts'

/** What stands in a list is a line. */
const LONGEST = 200

/**
 * Fields whose answers leave the sealed form: the subject, which stands in clear in every list, the number of another system, by which
 * requests are searched, and what the definition shows to everybody.
 */
export function openFields({ subject, reference, georeport }: CaseUse): readonly string[] {
  return [subject, reference, georeport?.shown].filter((key) => key !== undefined)
}

/** Why an answer may not stand where many read it. */
export function refuseOpenly(text: string): 'form.too_long' | 'form.personal_data' | undefined {
  if (text.length > LONGEST) return 'form.too_long'
  return personalDataIn(text).length ? 'form.personal_data' : undefined
}

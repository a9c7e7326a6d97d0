// Digits with up to four characters between them that are no digits or letters: what people type, and what a line break leaves.
const GAP = '[^\\p{L}\\d]{0,4}?'
// A NIK or a family's number.
const SIXTEEN = new RegExp(`(?<!\\d)\\d(?:${GAP}\\d){15}(?!\\d)`, 'gu')
const PHONE = new RegExp(`(?<!\\d)(?:\\+?${GAP}6${GAP}2|0)${GAP}8(?:${GAP}\\d){7,11}(?!\\d)`, 'u')

/** What in a text points at a person: numbers that read like a NIK (province, day, month), and numbers of mobile telephones. */
export function personalDataIn(text: string): readonly ('nik' | 'phone')[] {
  // Full-width digits become digits; characters that are not seen are gone.
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  const nik = [...plain.matchAll(SIXTEEN)].some(([number]) => isPersons(number.replace(/\D/g, '')))
  return [...(nik ? (['nik'] as const) : []), ...(PHONE.test(plain) ? (['phone'] as const) : [])]
}

function isPersons(digits: string): boolean {
  const [province = 0, day = 0, month = 0] = [
    digits.slice(0, 2),
    digits.slice(6, 8),
    digits.slice(8, 10),
  ].map(Number)
  // A woman's day of birth is written plus 40.
  const ofBirth = day > 40 ? day - 40 : day
  return province >= 11 && province <= 97 && ofBirth >= 1 && ofBirth <= 31 && month >= 1 && month <= 12
}

// A NIK or a family's number, with the separators that people type.
const SIXTEEN = /(?<!\d)\d(?:[ .-]?\d){15}(?!\d)/g
const PHONE = /(?<!\d)(?:\+?62|0)[ .-]?8(?:[ .-]?\d){7,11}(?!\d)/

/** What in a text points at a person: numbers that read like a NIK (province, day, month), and numbers of mobile telephones. */
export function personalDataIn(text: string): readonly ('nik' | 'phone')[] {
  const nik = [...text.matchAll(SIXTEEN)].some(([number]) => isPersons(number.replace(/\D/g, '')))
  return [...(nik ? (['nik'] as const) : []), ...(PHONE.test(text) ? (['phone'] as const) : [])]
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

export interface Found {
  readonly page: number
  readonly what: 'nik' | 'phone'
}

// A NIK or a family's number: province, then regency and district, a day (women: plus 40), a month; with the separators that people type.
const SIXTEEN = /(?<![\d])\d(?:[ .-]?\d){15}(?![\d])/g
const PHONE = /(?<![\d])(?:\+?62|0)[ .-]?8(?:[ .-]?\d){7,11}(?![\d])/g

/** What in a text points at a person: numbers that read like a NIK, and numbers of mobile telephones. */
export function personalDataIn(text: string): readonly Found['what'][] {
  const nik = [...text.matchAll(SIXTEEN)].some(([number]) => isPersons(number.replace(/\D/g, '')))
  return [...(nik ? (['nik'] as const) : []), ...(text.match(PHONE) ? (['phone'] as const) : [])]
}

function isPersons(digits: string): boolean {
  const [province, day, month] = [digits.slice(0, 2), digits.slice(6, 8), digits.slice(8, 10)].map(Number)
  const ofBirth = Number(day) > 40 ? Number(day) - 40 : Number(day)
  return (
    Number(province) >= 11 &&
    Number(province) <= 97 &&
    ofBirth >= 1 &&
    ofBirth <= 31 &&
    Number(month) >= 1 &&
    Number(month) <= 12
  )
}

/** The same for each page of a PDF. Throws when it cannot be read; a page that is a picture has no text to be searched. */
export async function personalDataInPdf(bytes: Buffer): Promise<Found[]> {
  // Loaded at the first PDF: half of what the process weighs.
  const { extractText, getDocumentProxy } = await import('unpdf')
  // It takes the memory of what it is given.
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(pdf, { mergePages: false })
  return text.flatMap((page, at) => personalDataIn(page).map((what) => ({ page: at + 1, what })))
}

const ONES = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')

/** A whole number from 0 to 9,999 as it is said in Indonesian: 12 is "dua belas", 110 "seratus sepuluh". */
export function numberWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) throw new RangeError(`no words for ${n}`)
  const one = (digit: number) => ONES[digit] ?? ''
  const joined = (head: string, rest: number) => (rest ? `${head} ${numberWords(rest)}` : head)
  if (n < 10) return one(n)
  if (n === 10) return 'sepuluh'
  if (n === 11) return 'sebelas'
  if (n < 20) return `${one(n - 10)} belas`
  if (n < 100) return joined(`${one(Math.floor(n / 10))} puluh`, n % 10)
  if (n < 200) return joined('seratus', n - 100)
  if (n < 1000) return joined(`${one(Math.floor(n / 100))} ratus`, n % 100)
  if (n < 2000) return joined('seribu', n - 1000)
  return joined(`${one(Math.floor(n / 1000))} ribu`, n % 1000)
}

/** Letters one by one, numbers in words: "A-12" is "A dua belas", "Loket 3" "Loket tiga". */
export function spoken(text: string): string {
  return text
    .replace(/\d+/g, (digits) =>
      digits.length > 4 || (digits.length > 1 && digits.startsWith('0'))
        ? ` ${[...digits].map((digit) => numberWords(Number(digit))).join(' ')} `
        : ` ${numberWords(Number(digits))} `,
    )
    .replace(/\b[A-Z]{2,}\b/g, (letters) => [...letters].join(' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What a display says when a number is called. */
export function spokenCall({
  number,
  counter,
  isCarried,
}: {
  readonly number: string
  readonly counter: string
  readonly isCarried: boolean
}): string {
  const which = isCarried ? `${spoken(number)}, dari kemarin` : spoken(number)
  return `Nomor antrean ${which}. Silakan ke ${spoken(counter)}.`
}

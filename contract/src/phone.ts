/**
 * A number of Indonesia as it is dialled at home, `0812…`, however it was written: +62 812, 62812, 0062 812, +62 (0)812 and 812 are one,
 * so that the same person is found again and no limit is passed by another spelling. A number of another country keeps its code: `+65…`.
 */
export function localPhone(written: string): string {
  const digits = written.replace(/\D/g, '')
  const withCode = /^\s*\+/.test(written) ? digits : /^00[1-9]/.test(digits) ? digits.slice(2) : undefined
  if (withCode && !withCode.startsWith('62')) return `+${withCode}`
  // A landline may begin as the country's code does: 0628… is in North Sumatra.
  if (/^0[1-9]/.test(digits)) return digits
  return `0${(withCode ?? digits).replace(/^0*(?:62)?0*/, '')}`
}

/** As a gateway wants it: `+62812…` */
export function internationalPhone(written: string): string {
  return localPhone(written).replace(/^0/, '+62')
}

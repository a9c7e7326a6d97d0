/** As people write it: +62 812-…, 62812…, 0812… One spelling, so that the same number is found again. */
export function localPhone(written: string): string {
  return written.replace(/\D/g, '').replace(/^62/, '0')
}

/** As a gateway wants it: +62812… */
export function internationalPhone(written: string): string {
  return localPhone(written).replace(/^0/, '+62')
}

import type { CaseUse } from '../definition.ts'

/**
 * What a receipt must say that it is not: `BUKAN AKTA KELAHIRAN`, after the first paper that was asked for. In Indonesian on
 * every receipt, because whoever is shown it must not take it for the paper.
 */
export function notThePaper({ products }: CaseUse): string {
  // An extract (kutipan) of a certificate is what people call the certificate.
  const title = (products[0]?.title.id ?? '').replace(/^Kutipan /, '')
  return `BUKAN ${title.toUpperCase()}`
}

import type { CaseUse } from '../definition.ts'

/**
 * What a receipt must say that it is not: `BUKAN AKTA KELAHIRAN`, after the first paper that was `asked` for. In Indonesian on
 * every receipt, because whoever is shown it must not take it for the paper.
 */
export function notThePaper({ products }: CaseUse, asked: readonly string[]): string {
  const first = products.find(({ key }) => asked.includes(key)) ?? products[0]
  return `BUKAN ${(first?.called ?? first?.title)?.id.toUpperCase() ?? ''}`
}

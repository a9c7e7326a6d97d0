const ONES = [
  'PERTAMA',
  'KEDUA',
  'KETIGA',
  'KEEMPAT',
  'KELIMA',
  'KEENAM',
  'KETUJUH',
  'KEDELAPAN',
  'KESEMBILAN',
]

/** KESATU, KEDUA … KEDUA PULUH: how the decisions of an Indonesian decree are counted; `index` begins at 0. */
export function decisionOrdinal(index: number): string {
  if (index === 0) return 'KESATU'
  if (index < 9) return ONES[index] ?? ''
  if (index === 9) return 'KESEPULUH'
  if (index === 10) return 'KESEBELAS'
  if (index < 19) return `${ONES[index - 10]} BELAS`
  return index === 19 ? 'KEDUA PULUH' : String(index + 1)
}

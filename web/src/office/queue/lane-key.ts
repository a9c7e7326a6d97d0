/**
 * What a new lane is known by in figures and files: its Indonesian name as one word of small letters, with a number behind it
 * where another lane of the place has it. Nobody types it.
 */
export function laneKey(title: string, taken: readonly string[]): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  const key = plain || 'lajur'
  if (!taken.includes(key)) return key
  let nth = 2
  while (taken.includes(`${key}-${nth}`)) nth += 1
  return `${key}-${nth}`
}

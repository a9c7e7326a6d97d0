import { INFORMATION_CLASSES, type InformationClass } from '@guyub/contract/information'

const PARTS = { q: 'query', golongan: 'class', kantor: 'office', sesudah: 'after' } as const

/** What the address asks for, in the words of the contract. */
export function wantedIn(url: string): {
  query?: string
  class?: InformationClass
  office?: string
  after?: string
} {
  const search = new URL(url).searchParams
  const given = Object.entries(PARTS).flatMap(([part, name]) => {
    const value = (search.get(part) ?? '').trim().slice(0, 300)
    return value ? [[name, value]] : []
  })
  const { class: its, ...wanted } = Object.fromEntries(given)
  return { ...wanted, ...(INFORMATION_CLASSES.some((one) => one === its) && { class: its }) }
}

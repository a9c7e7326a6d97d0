import type { Person } from '@guyub/contract/booking'
import type { BookingNeeds } from './needs.ts'

interface Kept {
  readonly holder_id: string
  readonly content: Buffer | null
  readonly data_key: Buffer | null
}

/** Who it is; nothing once they are erased, or where somebody else keeps who it is. */
export function personOf(
  { vault }: Pick<BookingNeeds, 'vault'>,
  region: string,
  { holder_id, content, data_key }: Kept,
): Person | undefined {
  if (!content || !data_key) return undefined
  return JSON.parse(vault.open(region, holder_id, { content, dataKey: data_key })) as Person
}

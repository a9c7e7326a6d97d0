import type { Channel, MessageState } from '@guyub/contract/outbox'
import type { Db } from '../../kernel/db.ts'

interface Marks {
  readonly state?: MessageState
  readonly channel?: Channel
  readonly recipient?: Buffer | null
  readonly sent_at?: Date
  readonly not_before?: Date
  readonly fault?: string
  readonly tries?: number
}

/** Writes how a message stands now. */
export async function mark(reader: Db, region: string, id: string, marks: Marks): Promise<void> {
  await reader
    .updateTable('message')
    .set(marks)
    .where('region_code', '=', region)
    .where('id', '=', id)
    .execute()
}

import { openReader } from '../kernel/db.ts'
import { sha256 } from '../kernel/merkle.ts'

/** The newest seal of a region, short enough to print: whoever keeps it notices when the log is cut. */
export interface NewestHead {
  readonly region: string
  readonly lastSeq: number
  readonly sha256: string
}

export async function headsOf(readerUrl: string): Promise<NewestHead[]> {
  const db = openReader(readerUrl)
  try {
    const seals = await db
      .selectFrom('event_seal')
      .distinctOn('region_code')
      .select(['region_code', 'last_seq', 'head'])
      .orderBy('region_code')
      .orderBy('last_seq', 'desc')
      .execute()
    return seals.map(({ region_code, last_seq, head }) => ({
      region: region_code,
      lastSeq: Number(last_seq),
      sha256: sha256(head).toString('hex'),
    }))
  } finally {
    await db.destroy()
  }
}

import { WHOLE_BYTES } from '@guyub/contract/uploads'
import { sql } from 'kysely'
import type { Context } from './context.ts'
import type { Db } from './db.ts'
import { Refusal } from './refusal.ts'
import type { Vault } from './vault.ts'

/** Of one person, so that nobody fills the disk with beginnings. */
const MOST_UNFINISHED = 20
const KEPT_HOURS = 24

export type Parts = ReturnType<typeof openParts>

interface Part {
  readonly uploadId: string
  readonly offset: number
  readonly total: number
}

/** Keeps files that come piece by piece until they are whole: encrypted, their sender's alone, and for a day. */
export function openParts(vault: Vault) {
  return {
    /** How far it came, in bytes. */
    async offset({ region, actor }: Context, uploadId: string): Promise<number> {
      const row = await uploadOf(region.db, region.code, actor.id, uploadId)
      return row?.arrived ?? 0
    },

    /** Takes the next part. The same part sent again, because its answer was lost, is answered with how far it came. */
    async put(ctx: Context, { uploadId, offset, total }: Part, content: Buffer): Promise<number> {
      const { code: region, db } = ctx.region
      if (!content.length) throw new Refusal('upload.empty')
      if (offset + content.length > total) throw new Refusal('upload.too_large')
      return db.transaction().execute(async (tx) => {
        if (offset === 0) await begin(tx, ctx, vault, { uploadId, total })
        const row = await uploadOf(tx, region, ctx.actor.id, uploadId, true)
        if (!row || row.total !== total) throw new Refusal('upload.offset')
        if (row.arrived === offset + content.length) return row.arrived
        if (row.arrived !== offset) throw new Refusal('upload.offset')
        const key = vault.unlock(region, uploadId, row.data_key)
        const arrived = offset + content.length
        await tx
          .insertInto('upload_part')
          .values({
            ...{ region_code: region, upload_id: uploadId, at_byte: offset },
            content: key.encrypt(`${uploadId} ${offset}`, content),
          })
          .execute()
        await tx
          .updateTable('upload')
          .set({ arrived })
          .where('region_code', '=', region)
          .where('id', '=', uploadId)
          .execute()
        return arrived
      })
    },

    /** The whole file, or nothing of one that was taken already: its command answers from its receipt. Refuses while anything of it is missing, and one that is larger than whoever takes it allows. */
    async whole({ region, actor }: Context, uploadId: string, maxBytes = WHOLE_BYTES): Promise<Buffer> {
      if (!/^[0-9a-f-]{36}$/.test(uploadId)) throw new Refusal('upload.unfinished')
      const row = await uploadOf(region.db, region.code, actor.id, uploadId)
      if (!row || row.arrived !== row.total) throw new Refusal('upload.unfinished')
      if (row.taken) return Buffer.alloc(0)
      if (row.total > maxBytes) throw new Refusal('upload.too_large')
      const parts = await region.db
        .selectFrom('upload_part')
        .select(['at_byte', 'content'])
        .where('region_code', '=', region.code)
        .where('upload_id', '=', uploadId)
        .orderBy('at_byte')
        .execute()
      const key = vault.unlock(region.code, uploadId, row.data_key)
      return Buffer.concat(
        parts.map(({ at_byte, content }) => key.decrypt(`${uploadId} ${at_byte}`, content)),
      )
    },

    /** Nothing of it stays but that it was taken: whoever lost the answer need not send it once more. */
    async take({ region, actor }: Context, uploadId: string): Promise<void> {
      await region.db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('upload')
          .set({ taken: true })
          .where('region_code', '=', region.code)
          .where('id', '=', uploadId)
          .where('actor_id', '=', actor.id)
          .executeTakeFirst()
        if (!numUpdatedRows) return
        await tx
          .deleteFrom('upload_part')
          .where('region_code', '=', region.code)
          .where('upload_id', '=', uploadId)
          .execute()
      })
    },
  }
}

interface Begun {
  readonly total: number
  readonly arrived: number
  readonly data_key: Buffer
  readonly taken: boolean
}

async function uploadOf(
  db: Db,
  region: string,
  actor: string,
  id: string,
  isLocked = false,
): Promise<Begun | undefined> {
  const { rows } = await sql<Begun>`
    select total, arrived, data_key, taken from upload
    where region_code = ${region} and id = ${id} and actor_id = ${actor} ${isLocked ? sql`for update` : sql``}`.execute(
    db,
  )
  return rows[0]
}

// Whoever begins sweeps away what was begun yesterday and never ended.
async function begin(
  tx: Db,
  { region, actor, now }: Context,
  vault: Vault,
  { uploadId, total }: Pick<Part, 'uploadId' | 'total'>,
): Promise<void> {
  const at = now()
  const over = new Date(at.getTime() - KEPT_HOURS * 3_600_000)
  await sql`delete from upload where region_code = ${region.code} and begun_at < ${over}`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from upload
    where region_code = ${region.code} and actor_id = ${actor.id} and id <> ${uploadId} and not taken`.execute(
    tx,
  )
  if ((rows[0]?.count ?? 0) >= MOST_UNFINISHED) throw new Refusal('upload.too_many')
  const { dataKey } = vault.seal(region.code, uploadId, '')
  await sql`
    insert into upload (region_code, id, actor_id, total, data_key, begun_at)
    values (${region.code}, ${uploadId}, ${actor.id}, ${total}, ${dataKey}, ${at})
    on conflict (region_code, id) do nothing`.execute(tx)
}

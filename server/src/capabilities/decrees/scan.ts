import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { type FileStore, keepFile, keptFile } from '../../kernel/kept-file.ts'
import { emit } from '../../kernel/log.ts'
import { mediaTypeOf } from '../../kernel/media.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { decreeScanned } from './events.ts'
import { decreeRow } from './rows.ts'

const MOST_SCANS = 10
const NAME = 'decrees.add-scan'

interface AddScan {
  readonly commandId: string
  readonly decreeId: string
  readonly sha256: string
}

interface Kept {
  readonly scanId: string
  readonly sha256: string
  readonly bytes: number
}

/** Keeps the scan as it came: whoever compares its hash later must find the very same bytes, so nothing is turned or shrunk. */
export async function addDecreeScan(
  ctx: Context,
  store: FileStore,
  { commandId, decreeId, sha256: claimed }: AddScan,
  content: Buffer,
): Promise<Kept> {
  const { code: region, db } = ctx.region
  const row = await decreeRow(db, ctx, decreeId)
  if (row.state !== 'passed' && row.state !== 'in-force') throw new Refusal('decrees.not_passed')
  // Sent again, nothing is written once more: the file store would keep a copy that no row names.
  const before = await answerOf<Kept>(db, ctx, NAME, commandId)
  if (before) return before
  const hash = sha256(content)
  if (hash.toString('hex') !== claimed) throw new Refusal('decrees.scan_damaged')
  const mediaType = mediaTypeOf(content)
  if (!mediaType) throw new Refusal('decrees.scan_type')
  const { address, dataKey } = await keepFile(store, region, commandId, content)
  return once(ctx, NAME, commandId, async (tx) => {
    const { count } = await tx
      .selectFrom('decree_scan')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('region_code', '=', region)
      .where('decree_id', '=', decreeId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= MOST_SCANS) throw new Refusal('decrees.too_many_scans')
    await tx
      .insertInto('decree_scan')
      .values({
        ...{ region_code: region, decree_id: decreeId, id: commandId, sha256: hash, media_type: mediaType },
        ...{ bytes: content.length, address, data_key: dataKey, actor_id: ctx.actor.id, at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, decreeScanned, {
      ...{ subjectId: decreeId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { sha256: claimed, bytes: content.length },
    })
    return { scanId: commandId, sha256: claimed, bytes: content.length }
  })
}

export async function decreeScan(
  ctx: Context,
  store: FileStore,
  { decreeId, scanId }: { readonly decreeId: string; readonly scanId: string },
): Promise<Fetched> {
  const { code: region, db } = ctx.region
  const { state } = await decreeRow(db, ctx, decreeId)
  if (state !== 'in-force' && !ctx.actor.permissions.has('decrees.read')) throw new Refusal('decrees.unknown')
  const row = await db
    .selectFrom('decree_scan')
    .selectAll()
    .where('region_code', '=', region)
    .where('decree_id', '=', decreeId)
    .where('id', '=', scanId)
    .executeTakeFirst()
  if (!row) throw new Refusal('decrees.unknown')
  const bytes = await keptFile(store, region, scanId, { address: row.address, dataKey: row.data_key })
  if (!bytes) throw new Refusal('decrees.paper_lost')
  return {
    bytes,
    mediaType: row.media_type,
    name: `keputusan-${scanId}.${row.media_type.split('/')[1]}`,
  }
}

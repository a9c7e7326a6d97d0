import type { InformationClass } from '@guyub/contract/information'
import { PAPER_ENDINGS, type PaperMediaType } from '@guyub/contract/paper'
import { sql } from 'kysely'
import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { type FileStore, keepFile, keptFile } from '../../kernel/kept-file.ts'
import { emit } from '../../kernel/log.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { refuseDamaged, watchedPaper } from '../../kernel/watched-paper.ts'
import { informationAttached } from './events.ts'
import { type InformationRow, ownRow } from './row.ts'

interface Attach {
  readonly commandId: string
  readonly informationId: string
  readonly sha256: string
}

interface Attached {
  readonly informationId: string
  readonly version: number
}

const NAME = 'information.attach'

/** Looks at the document, keeps it, and puts it in the place of the one before. */
export async function attachInformation(
  ctx: Context,
  store: FileStore,
  command: Attach,
  content: Buffer,
): Promise<Attached> {
  const { commandId, informationId: id } = command
  const { code: region, db } = ctx.region
  refuseDamaged('information', content, command.sha256)
  const before = await answerOf<Attached>(db, ctx, NAME, commandId)
  if (before) return before
  // Asked before the file is looked at, which takes seconds, and once more where it is written.
  refuseClosed(await db.transaction().execute((tx) => ownRow(tx, ctx, id)))
  const { bytes, mediaType } = await watchedPaper('information', content, command)
  const hash = sha256(bytes)
  const { address, dataKey } = await keepFile(store, region, commandId, bytes)
  return once(ctx, NAME, commandId, async (tx) => {
    const row = await ownRow(tx, ctx, id)
    refuseClosed(row)
    const version = row.version + 1
    await tx
      .updateTable('information')
      .set({
        ...{ file_id: commandId, address, data_key: dataKey, sha256: hash, bytes: bytes.length },
        ...{ media_type: mediaType, version, changed_by: ctx.actor.id, changed_at: ctx.now() },
      })
      .where('region_code', '=', region)
      .where('id', '=', id)
      .execute()
    await emit(tx, ctx, informationAttached, {
      ...{ subjectId: id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: {
        ...{ office: row.office_code, class: row.class as InformationClass },
        ...{ sha256: hash.toString('hex'), bytes: bytes.length },
      },
    })
    return { informationId: id, version }
  })
}

function refuseClosed(row: InformationRow): void {
  if (row.class === 'excluded') throw new Refusal('information.excluded_is_closed')
}

/** The document of something that is published. */
export async function informationFile(
  { region }: Context,
  store: FileStore,
  { informationId }: { readonly informationId: string },
): Promise<Fetched> {
  const { rows } = await sql<{
    file_id: string
    address: string
    data_key: Buffer
    media_type: PaperMediaType
  }>`
    select file_id, address, data_key, media_type from information
    where region_code = ${region.code} and id = ${informationId} and state = 'published' and file_id is not null`.execute(
    region.db,
  )
  const [row] = rows
  if (!row) throw new Refusal('information.not_found')
  const kept = { address: row.address, dataKey: row.data_key }
  const bytes = await keptFile(store, region.code, row.file_id, kept)
  if (!bytes) throw new Refusal('information.file_lost')
  const name = `informasi-${informationId.slice(0, 8)}.${PAPER_ENDINGS[row.media_type]}`
  return { bytes, mediaType: row.media_type, name }
}

import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { mediaTypeOf } from '../../kernel/media.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { oneAtATime } from '../../kernel/one-at-a-time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { dispositionAttached } from './events.ts'
import type { DispositionsNeeds } from './needs.ts'
import { type LetterRow, letterRow } from './rows.ts'
import { opensPart } from './visible.ts'

const MOST_FILES = 20
const NAME = 'dispositions.attach'

interface Attach {
  readonly commandId: string
  readonly letterId: string
  readonly handoverId?: string | undefined
  readonly sha256: string
  readonly name: string
}

interface Kept {
  readonly fileId: string
  readonly bytes: number
}

/** Keeps a paper as it came: with the letter, from its sender; with a hand-over that is not closed, from the office that has it. */
export async function attachToLetter(
  ctx: Context,
  { vault, files }: DispositionsNeeds,
  command: Attach,
  content: Buffer,
): Promise<Kept> {
  const { code: region, db } = ctx.region
  const letter = await letterRow(db, ctx, command.letterId)
  // Sent again, nothing is written once more: the file store would keep a copy that no row names.
  const before = await answerOf<Kept>(db, ctx, NAME, command.commandId)
  if (before) return before
  await refuseAttaching(ctx, letter, command.handoverId)
  const hash = sha256(content)
  if (hash.toString('hex') !== command.sha256) throw new Refusal('dispositions.file_damaged')
  const mediaType = mediaTypeOf(content)
  if (!mediaType) throw new Refusal('dispositions.file_type')
  const { commandId: id } = command
  const { content: name, dataKey } = vault.seal(region, id, command.name)
  const address = await files.put(vault.unlock(region, id, dataKey).encrypt(`file ${id}`, content))
  return once(ctx, NAME, id, async (tx) => {
    await oneAtATime(tx, region, 'letter files', letter.id)
    const { count } = await tx
      .selectFrom('disposition_file')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('region_code', '=', region)
      .where('letter_id', '=', letter.id)
      .executeTakeFirstOrThrow()
    if (Number(count) >= MOST_FILES) throw new Refusal('dispositions.too_many_files')
    await tx
      .insertInto('disposition_file')
      .values({
        ...{ region_code: region, id, letter_id: letter.id, handover_id: command.handoverId ?? null },
        ...{ office_code: ctx.actor.officeCode, name, sha256: hash, media_type: mediaType },
        ...{ bytes: content.length, address, data_key: dataKey, actor_id: ctx.actor.id, at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, dispositionAttached, {
      ...{
        subjectId: command.handoverId ?? letter.id,
        officeCode: ctx.actor.officeCode,
        occurredAt: ctx.now(),
      },
      facts: {
        ...{ isSecret: letter.confidentiality === 'rahasia', sha256: command.sha256, bytes: content.length },
      },
    })
    return { fileId: id, bytes: content.length }
  })
}

async function refuseAttaching(
  ctx: Context,
  letter: LetterRow,
  handoverId: string | undefined,
): Promise<void> {
  const mine = ctx.actor.officeCode
  if (!handoverId) {
    if (letter.from_office !== mine) throw new Refusal('dispositions.not_yours')
    return
  }
  const handover = await ctx.region.db
    .selectFrom('disposition_handover')
    .select(['to_office', 'kind', 'state'])
    .where('region_code', '=', ctx.region.code)
    .where('letter_id', '=', letter.id)
    .where('id', '=', handoverId)
    .executeTakeFirst()
  if (!handover) throw new Refusal('dispositions.unknown')
  if (handover.to_office !== mine || handover.kind === 'copy') throw new Refusal('dispositions.not_yours')
  if (['accepted', 'returned', 'withdrawn'].includes(handover.state))
    throw new Refusal('dispositions.not_now')
}

/** The papers of a letter that may be seen; whose part they belong to is judged by whoever shows them. */
export async function filesOf({ region }: Context, { vault }: DispositionsNeeds, { id }: LetterRow) {
  const rows = await region.db
    .selectFrom('disposition_file')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('letter_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, handover_id: row.handover_id, office_code: row.office_code, bytes: row.bytes },
    name: vault.open(region.code, row.id, { content: row.name, dataKey: row.data_key }),
    ...{ mediaType: row.media_type, sha256: row.sha256.toString('hex'), at: row.at.toISOString() },
  }))
}

export async function letterFile(
  ctx: Context,
  { vault, files }: DispositionsNeeds,
  { letterId, fileId }: { readonly letterId: string; readonly fileId: string },
): Promise<Fetched> {
  const { code: region, db } = ctx.region
  const letter = await letterRow(db, ctx, letterId)
  const row = await db
    .selectFrom('disposition_file as f')
    .leftJoin('disposition_handover as h', (join) =>
      join.onRef('h.region_code', '=', 'f.region_code').onRef('h.id', '=', 'f.handover_id'),
    )
    .select(['f.address', 'f.media_type', 'f.data_key', 'f.handover_id', 'h.to_office'])
    .where('f.region_code', '=', region)
    .where('f.letter_id', '=', letterId)
    .where('f.id', '=', fileId)
    .executeTakeFirst()
  if (!row || !opensPart(ctx, letter, row)) throw new Refusal('dispositions.unknown')
  const encrypted = await files.get(row.address)
  if (!encrypted) throw new Refusal('dispositions.file_lost')
  return {
    bytes: vault.unlock(region, fileId, row.data_key).decrypt(`file ${fileId}`, encrypted),
    mediaType: row.media_type,
    name: `lampiran-${fileId}.${row.media_type.split('/')[1]}`,
  }
}

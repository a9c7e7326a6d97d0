import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { type FileStore, keepFile, keptFile } from '../../kernel/kept-file.ts'
import { emit } from '../../kernel/log.ts'
import { mediaTypeOf } from '../../kernel/media.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { workHandedIn, workReviewed } from './events.ts'
import { cohortRow } from './rows.ts'

interface HandIn {
  readonly commandId: string
  readonly cohortId: string
  readonly stage: string
  readonly deliverable: string
  readonly fileName: string
  readonly sha256: string
}

const NAME = 'cohort.hand-in'
/** The container of DOCX, XLSX and PPTX. */
const ZIP = Buffer.from('504b0304', 'hex')

/** Keeps what was handed in, byte for byte. */
export async function handInWork(ctx: Context, store: FileStore, command: HandIn, content: Buffer) {
  const { commandId, cohortId, stage, deliverable, fileName } = command
  const { code: region, db } = ctx.region
  const cohort = await cohortRow(db, ctx, cohortId)
  const asked = cohort.stages.find(({ key }) => key === stage)?.deliverables
  if (!asked?.some(({ key }) => key === deliverable)) throw new Refusal('cohort.unknown_stage')
  const before = await answerOf<{ workId: string; sha256: string }>(db, ctx, NAME, commandId)
  if (before) return before
  const hash = sha256(content)
  if (hash.toString('hex') !== command.sha256) throw new Refusal('cohort.file_damaged')
  const mediaType =
    mediaTypeOf(content) ?? (content.subarray(0, 4).equals(ZIP) ? 'application/octet-stream' : undefined)
  if (!mediaType) throw new Refusal('cohort.file_type')
  const { address, dataKey } = await keepFile(store, region, commandId, content)
  return once(ctx, NAME, commandId, async (tx) => {
    const accepted = await tx
      .selectFrom('cohort_work')
      .select('id')
      .where('region_code', '=', region)
      .where('cohort_id', '=', cohortId)
      .where('stage', '=', stage)
      .where('deliverable', '=', deliverable)
      .where('state', '=', 'accepted')
      .executeTakeFirst()
    if (accepted) throw new Refusal('cohort.accepted_already')
    await tx
      .insertInto('cohort_work')
      .values({
        ...{ region_code: region, cohort_id: cohortId, id: commandId, stage, deliverable },
        ...{ file_name: fileName, media_type: mediaType, bytes: content.length, sha256: hash },
        ...{ address, data_key: dataKey, actor_id: ctx.actor.id, at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, workHandedIn, {
      ...{ subjectId: cohortId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { stage, deliverable, sha256: command.sha256 },
    })
    return { workId: commandId, sha256: command.sha256 }
  })
}

interface Review {
  readonly commandId: string
  readonly cohortId: string
  readonly workId: string
  readonly verdict: 'accepted' | 'returned'
  readonly reason?: string | undefined
}

/** Somebody else's yes, or a return that says why. */
export async function reviewWork(ctx: Context, { commandId, cohortId, workId, verdict, reason }: Review) {
  return once(ctx, 'cohort.review', commandId, async (tx) => {
    const work = await tx
      .selectFrom('cohort_work')
      .select(['stage', 'deliverable', 'state', 'actor_id'])
      .where('region_code', '=', ctx.region.code)
      .where('cohort_id', '=', cohortId)
      .where('id', '=', workId)
      .forUpdate()
      .executeTakeFirst()
    if (!work) throw new Refusal('cohort.unknown_work')
    if (work.state !== 'handed-in') throw new Refusal('cohort.reviewed_already')
    if (work.actor_id === ctx.actor.id) throw new Refusal('cohort.own_work')
    if (verdict === 'returned' && !reason) throw new Refusal('cohort.reason_needed')
    await tx
      .updateTable('cohort_work')
      .set({
        ...{ state: verdict, reason: verdict === 'returned' ? (reason ?? null) : null },
        ...{ reviewer_id: ctx.actor.id, reviewed_at: ctx.now() },
      })
      .where('region_code', '=', ctx.region.code)
      .where('cohort_id', '=', cohortId)
      .where('id', '=', workId)
      .execute()
      .catch((error) => {
        throw constraintOf(error) === 'cohort_work_accepted_once'
          ? new Refusal('cohort.accepted_already')
          : error
      })
    const { stage, deliverable } = work
    await emit(tx, ctx, workReviewed, {
      ...{ subjectId: cohortId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { stage, deliverable, verdict },
    })
    return { workId, state: verdict }
  })
}

export async function workFile(
  { region }: Context,
  store: FileStore,
  { cohortId, workId }: { readonly cohortId: string; readonly workId: string },
): Promise<Fetched> {
  const row = await region.db
    .selectFrom('cohort_work')
    .select(['address', 'data_key', 'media_type', 'file_name'])
    .where('region_code', '=', region.code)
    .where('cohort_id', '=', cohortId)
    .where('id', '=', workId)
    .executeTakeFirst()
  if (!row) throw new Refusal('cohort.unknown_work')
  const bytes = await keptFile(store, region.code, workId, { address: row.address, dataKey: row.data_key })
  if (!bytes) throw new Refusal('cohort.file_lost')
  return {
    bytes,
    mediaType: row.media_type,
    name: row.file_name.replace(/[^\w.-]+/g, '-'),
  }
}

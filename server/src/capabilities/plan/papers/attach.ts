import { type PaperReport, refusesPaper } from '@guyub/contract/plan'
import { answerOf, once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { type FileStore, keepFile } from '../../../kernel/kept-file.ts'
import { emit } from '../../../kernel/log.ts'
import { sha256 } from '../../../kernel/merkle.ts'
import { oneAtATime } from '../../../kernel/one-at-a-time.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { constraintOf } from '../../../kernel/sqlstate.ts'
import { refuseDamaged, watchedPaper } from '../../../kernel/watched-paper.ts'
import { isListed } from '../lists.ts'
import { paperAttached } from './events.ts'
import { reportToProve } from './report.ts'

interface Attach {
  readonly commandId: string
  readonly report: PaperReport
  readonly reportId: string
  readonly paperKind: string
  readonly paperOn: string
  readonly sha256: string
}

interface Kept {
  readonly paperId: string
  readonly sha256: string
  readonly bytes: number
}

const NAME = 'plan.attach-paper'

/** Looks at the file, keeps it under a key of its own and hangs it from its report. */
export async function attachPaper(
  ctx: Context,
  store: FileStore,
  command: Attach,
  content: Buffer,
): Promise<Kept> {
  const { commandId, report, reportId, paperKind, paperOn } = command
  const { code: region, db } = ctx.region
  refuseDamaged('plan', content, command.sha256)
  const before = await answerOf<Kept>(db, ctx, NAME, commandId)
  if (before) return before
  // Asked before the file is looked at, which takes seconds, and once more where it is written.
  await refuse(db, ctx, command)
  const { bytes, mediaType } = await watchedPaper('plan', content, command)
  const hash = sha256(bytes)
  const kept = await keepFile(store, region, commandId, bytes)
  const answer = { paperId: commandId, sha256: hash.toString('hex'), bytes: bytes.length }
  return once(ctx, NAME, commandId, async (tx) => {
    await oneAtATime(tx, region, 'papers', reportId)
    const { subjectId } = await refuse(tx, ctx, command)
    await tx
      .insertInto('plan_paper')
      .values({
        ...{ region_code: region, id: commandId, report, report_id: reportId, paper_kind: paperKind },
        ...{ paper_on: paperOn, media_type: mediaType, bytes: bytes.length, sha256: hash },
        ...{ address: kept.address, data_key: kept.dataKey, actor_id: ctx.actor.id },
        ...{ office_code: ctx.actor.officeCode, at: ctx.now() },
      })
      .execute()
      .catch((error) => {
        throw constraintOf(error) === 'plan_paper_once' ? new Refusal('plan.paper_attached') : error
      })
    await emit(tx, ctx, paperAttached, {
      ...{ subjectId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { report, reportId, paperKind, paperOn, sha256: answer.sha256, bytes: answer.bytes },
    })
    return answer
  })
}

async function refuse(tx: Context['region']['db'], ctx: Context, command: Attach) {
  const { report, reportId, paperKind, paperOn } = command
  const found = await reportToProve(tx, ctx, report, reportId)
  if (!isListed('paperKinds', paperKind)) throw new Refusal('plan.unknown_code')
  const { count } = await tx
    .selectFrom('plan_paper')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('region_code', '=', ctx.region.code)
    .where('report_id', '=', reportId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  const { today } = await regionToday(ctx)
  const refused = refusesPaper(paperOn, today, Number(count))
  if (refused) throw new Refusal(refused)
  return found
}

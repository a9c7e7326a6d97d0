import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { eraseDocumentsOf } from '../documents/index.ts'
import { forgetCodes } from '../identity/index.ts'
import { caseErased } from './events.ts'
import { ownCase } from './own-case.ts'
import { trackPurpose } from './track-key.ts'

interface Erase {
  readonly commandId: string
  readonly caseId: string
  readonly reason: string
  readonly occurredAt: string
}

/** What others keep about a case and is no capability's below us: lent by whoever knows them. */
export type ForgetBeside = (tx: Db, region: string, caseId: string) => Promise<void>

/** Destroys what names a person in a case, and every key to it. What it did to figures and to the log stays. */
export async function erase(
  ctx: Context,
  { commandId, caseId, reason, occurredAt }: Erase,
  forgetBeside?: ForgetBeside,
) {
  const { code: region } = ctx.region
  return once(ctx, 'cases.erase', commandId, async (tx) => {
    const row = await ownCase(tx, ctx, caseId, 'update')
    if (!row.data_key) throw new Refusal('cases.erased')
    const version = row.version + 1
    await forget(tx, region, caseId, version)
    await eraseDocumentsOf(tx, region, caseId)
    await forgetCodes(tx, region, trackPurpose(caseId))
    await forgetBeside?.(tx, region, caseId)
    await emit(tx, ctx, caseErased, {
      subjectId: caseId,
      officeCode: ctx.actor.officeCode,
      occurredAt: new Date(Math.min(Date.parse(occurredAt), ctx.now().getTime())),
      facts: {
        service: row.service_key,
        area: row.area_code,
        intake: row.office_code,
        handler: row.handler_code,
        reason,
      },
    })
    return { caseId, version }
  })
}

// The version goes up, so that an action that read the form before us does not write it back.
async function forget(tx: Db, region: string, caseId: string, version: number): Promise<void> {
  const nothing = {
    form: null,
    data_key: null,
    subject: null,
    nik_hash: null,
    phone_hash: null,
    pin_hash: null,
    reference: null,
    message_language: null,
  }
  await tx
    .updateTable('case')
    .set({
      ...nothing,
      facts: '{}',
      flags: [],
      closed: true,
      waiting: false,
      due_at: null,
      leaves_at: null,
      version,
    })
    .where('region_code', '=', region)
    .where('id', '=', caseId)
    .execute()
  await tx
    .updateTable('case_rating')
    .set({ comment: null })
    .where('region_code', '=', region)
    .where('case_id', '=', caseId)
    .execute()
  await tx.deleteFrom('case_form').where('region_code', '=', region).where('case_id', '=', caseId).execute()
  await tx
    .deleteFrom('case_likeness')
    .where('region_code', '=', region)
    .where('case_id', '=', caseId)
    .execute()
  await tx
    .updateTable('case_entry')
    .set({ message: null, number: null })
    .where('region_code', '=', region)
    .where('case_id', '=', caseId)
    .execute()
}

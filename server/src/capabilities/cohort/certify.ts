import { attendedShare } from '@guyub/contract/cohort'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { delegateCertified } from './events.ts'
import type { CohortNeeds } from './needs.ts'
import { dayInWords } from './papers.ts'
import { cohortRow, marksOf, sessionRows } from './rows.ts'

interface Certify {
  readonly commandId: string
  readonly cohortId: string
  readonly delegateId: string
}

/** After the last session, for whoever was there in person often enough; once. */
export async function certifyDelegate(
  ctx: Context,
  needs: CohortNeeds,
  { commandId, cohortId, delegateId }: Certify,
) {
  const region = await regionToday(ctx)
  return once(ctx, 'cohort.certify', commandId, async (tx) => {
    const cohort = await cohortRow(tx, ctx, cohortId)
    const delegate = await tx
      .selectFrom('cohort_delegate')
      .select(['name', 'title', 'office_code', 'unit', 'document_id'])
      .where('region_code', '=', ctx.region.code)
      .where('cohort_id', '=', cohortId)
      .where('id', '=', delegateId)
      .forUpdate()
      .executeTakeFirst()
    if (!delegate) throw new Refusal('cohort.unknown_delegate')
    if (delegate.document_id) throw new Refusal('cohort.certified_already')
    const sessions = (await sessionRows(tx, ctx, cohortId)).filter(({ cancelled }) => !cancelled)
    const [first, last] = [sessions[0], sessions.at(-1)]
    if (!first || !last || last.day > region.today) throw new Refusal('cohort.not_over')
    const ids = sessions.map(({ id }) => id)
    const share = attendedShare(delegateId, ids, await marksOf(tx, ctx, cohortId)) ?? 0
    if (share < cohort.required_share) throw new Refusal('cohort.share_not_reached')
    const office = (await needs.offices(ctx, tx)).find(({ code }) => code === delegate.office_code)
    const issued = await needs.issueCertificate(tx, ctx, {
      ...{ id: commandId, subjectId: delegateId, reference: cohort.title, today: region.today },
      data: {
        ...{ region: region.name, rehearsal: cohort.is_sample, title: cohort.title, wave: cohort.wave },
        ...{ name: delegate.name, role: delegate.title ?? '', from: office?.name ?? delegate.unit ?? '' },
        ...{ first: dayInWords(first.day), last: dayInWords(last.day), issued: dayInWords(region.today) },
        attended: Math.round(share * sessions.length),
        sessions: sessions.length,
        stages: cohort.stages.map(({ title, about }) => ({ title, about })),
      },
    })
    await tx
      .updateTable('cohort_delegate')
      .set({ document_id: issued.documentId })
      .where('region_code', '=', ctx.region.code)
      .where('cohort_id', '=', cohortId)
      .where('id', '=', delegateId)
      .execute()
    await emit(tx, ctx, delegateCertified, {
      ...{ subjectId: delegateId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { cohort: cohortId, share },
    })
    return issued
  })
}

export async function cohortCertificate(
  ctx: Context,
  needs: Pick<CohortNeeds, 'issuedFile'>,
  { cohortId, delegateId }: { readonly cohortId: string; readonly delegateId: string },
): Promise<Fetched> {
  const row = await ctx.region.db
    .selectFrom('cohort_delegate')
    .select('document_id')
    .where('region_code', '=', ctx.region.code)
    .where('cohort_id', '=', cohortId)
    .where('id', '=', delegateId)
    .executeTakeFirst()
  if (!row?.document_id) throw new Refusal('cohort.unknown_delegate')
  const bytes = await needs.issuedFile(ctx, row.document_id)
  if (!bytes) throw new Refusal('cohort.file_lost')
  return { bytes, mediaType: 'application/pdf', name: 'sertifikat.pdf' }
}

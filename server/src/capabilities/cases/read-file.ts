import type { Answers } from '@guyub/contract/cases'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { type CaseRow, isDelivered, keyOf, useOf } from './case-row.ts'
import { isWithin } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'
import { dayOf, hiddenFields } from './shown-form.ts'

interface ReadFile {
  readonly caseId: string
  readonly fileId: string
}

/** A file answers a field as words do: who may not see the answer has no file either. */
async function isHidden(ctx: Context, needs: CasesNeeds, row: CaseRow, field: string): Promise<boolean> {
  const { region, actor } = ctx
  const { use } = await useOf(needs, region, row)
  const form = row.form ? keyOf(needs, region.code, row).decrypt(row.id, row.form).toString() : '{}'
  const day = dayOf(await needs.calendars.of(ctx), row)
  return hiddenFields(use, [JSON.parse(form) as Answers], { ...row, day }, actor).includes(field)
}

const EXTENSION: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

/** One file of a case, as it is kept. The applicant gets papers only, and only what is theirs. Reading is logged. */
export async function readFile(
  ctx: Context,
  needs: CasesNeeds,
  { caseId, fileId }: ReadFile,
  as?: 'applicant',
): Promise<Fetched> {
  const { code: region, db } = ctx.region
  const found = await db
    .selectFrom('case_file as file')
    .innerJoin('case', (join) =>
      join.onRef('case.region_code', '=', 'file.region_code').onRef('case.id', '=', 'file.case_id'),
    )
    .selectAll('case')
    .select(['file.address', 'file.media_type', 'file.product', 'file.field'])
    .where('file.region_code', '=', region)
    .where('file.id', '=', fileId)
    .where('file.case_id', '=', caseId)
    .executeTakeFirst()
  if (!found || !(as === 'applicant' ? isDelivered(found, fileId) : isWithin(ctx.actor, found)))
    throw new Refusal('cases.not_found')
  if (!found.data_key) throw new Refusal('cases.erased')
  if (as !== 'applicant' && found.field && (await isHidden(ctx, needs, found as CaseRow, found.field)))
    throw new Refusal('cases.not_found')

  const sealed = await needs.files.get(found.address)
  if (!sealed) throw new Refusal('cases.file_lost')
  await db
    .insertInto('case_read')
    .values({
      region_code: region,
      case_id: caseId,
      actor_id: ctx.actor.id,
      office_code: ctx.actor.officeCode || found.office_code,
      revealed: true,
      what: found.product ? `paper ${found.product}` : `file ${found.field}`,
    })
    .execute()
  const what = found.product ?? found.field ?? 'file'
  return {
    bytes: keyOf(needs, region, found as CaseRow).decrypt(fileId, sealed),
    mediaType: found.media_type,
    name: `${found.tracking_code}-${what}.${EXTENSION[found.media_type] ?? 'bin'}`,
  }
}

import { privateFields } from '@guyub/contract/cases'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { type CaseRow, isDelivered, keyOf, useOf } from './case-row.ts'
import { isWithin } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'

interface ReadFile {
  readonly caseId: string
  readonly fileId: string
}

async function isPrivate(
  { region, actor }: Context,
  needs: CasesNeeds,
  row: Parameters<typeof useOf>[2],
  field: string,
): Promise<boolean> {
  const { use } = await useOf(needs, region, row)
  return privateFields(use, actor.role).includes(field)
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
  if (as !== 'applicant' && found.field && (await isPrivate(ctx, needs, found, found.field)))
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

import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { VisitsNeeds } from './needs.ts'

/** Numbers of letters that a visit rests on: of referral or control, and of eligibility. Kept under the key of the patient. */
export interface VisitPapers {
  readonly reference: string | null
  readonly letter: string | null
}

async function keyOf(db: Db, { region }: Pick<Context, 'region'>, patientId: string) {
  const row = await db
    .selectFrom('visit_patient')
    .select('data_key')
    .where('region_code', '=', region.code)
    .where('id', '=', patientId)
    .executeTakeFirst()
  return row?.data_key ?? undefined
}

export async function sealPapers(
  db: Db,
  ctx: Pick<Context, 'region'>,
  { vault }: Pick<VisitsNeeds, 'vault'>,
  { visitId, patientId, papers }: { visitId: string; patientId: string; papers: VisitPapers },
): Promise<Buffer | null> {
  const key = await keyOf(db, ctx, patientId)
  if (!key || (papers.reference === null && papers.letter === null)) return null
  const own = vault.unlock(ctx.region.code, patientId, key)
  return own.encrypt(visitId, Buffer.from(JSON.stringify(papers)))
}

export async function openPapers(
  db: Db,
  ctx: Pick<Context, 'region'>,
  { vault }: Pick<VisitsNeeds, 'vault'>,
  visit: { readonly id: string; readonly patient_id: string; readonly papers: Buffer | null },
): Promise<VisitPapers> {
  const key = visit.papers && (await keyOf(db, ctx, visit.patient_id))
  if (!visit.papers || !key) return { reference: null, letter: null }
  const own = vault.unlock(ctx.region.code, visit.patient_id, key)
  return JSON.parse(own.decrypt(visit.id, visit.papers).toString()) as VisitPapers
}

/** What a command answered, with the letter of the visit as long as it can be opened: receipts keep no number of a person. */
export async function withLetter<Answer extends { readonly visitId: string }>(
  ctx: Context,
  needs: Pick<VisitsNeeds, 'vault'>,
  answer: Answer,
): Promise<Answer & { readonly letter: string | null }> {
  const { code, db } = ctx.region
  const visit = await db
    .selectFrom('visit')
    .select(['id', 'patient_id', 'papers'])
    .where('region_code', '=', code)
    .where('id', '=', answer.visitId)
    .executeTakeFirst()
  const papers = visit && (await openPapers(db, ctx, needs, visit))
  return { ...answer, letter: papers?.letter ?? null }
}

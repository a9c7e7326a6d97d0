import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { type CaseRow, keyOf, useOf } from './case-row.ts'
import { caseRated } from './events.ts'
import type { CasesNeeds } from './needs.ts'
import { ownCase } from './own-case.ts'
import { SATISFACTION_FORM } from './satisfaction-form.ts'
import { tracked } from './track-read.ts'

interface Rate {
  readonly commandId: string
  readonly scores: Readonly<Record<string, number>>
  readonly comment?: string | undefined
}
type Tracked = Parameters<typeof tracked>[2]

/** By whoever follows the request without an account. */
export async function trackRate(
  ctx: Context,
  needs: CasesNeeds,
  { trackingCode, key, ...said }: Rate & Tracked,
) {
  return written(ctx, needs, await tracked(ctx, needs, { trackingCode, key }), said, false)
}

/** By an officer, together with the person. */
export async function rate(ctx: Context, needs: CasesNeeds, { caseId, ...said }: Rate & { caseId: string }) {
  return written(ctx, needs, await ownCase(ctx.region.db, ctx, caseId), said, true)
}

export async function trackRating(ctx: Context, needs: CasesNeeds, of: Tracked) {
  return asked(ctx, needs, await tracked(ctx, needs, of))
}

export async function rating(ctx: Context, needs: CasesNeeds, { caseId }: { readonly caseId: string }) {
  return asked(ctx, needs, await ownCase(ctx.region.db, ctx, caseId))
}

async function asked(ctx: Context, needs: CasesNeeds, row: CaseRow) {
  const found = await ctx.region.db
    .selectFrom('case_rating')
    .select('day')
    .where('region_code', '=', ctx.region.code)
    .where('case_id', '=', row.id)
    .executeTakeFirst()
  const mayRate = !found && row.data_key !== null && (await isFinished(ctx, needs, row))
  return { form: mayRate ? SATISFACTION_FORM : null, isRated: found !== undefined }
}

/** What was merged into another is rated there. */
async function isFinished({ region }: Context, needs: CasesNeeds, row: CaseRow): Promise<boolean> {
  const { use } = await useOf(needs, region, row)
  return Boolean(use.states[row.state]?.final) && row.merged_into === null
}

async function written(
  ctx: Context,
  needs: CasesNeeds,
  row: CaseRow,
  { commandId, scores, comment }: Rate,
  isAssisted: boolean,
) {
  const { elements, scale, key: form } = SATISFACTION_FORM
  const given = elements.map(({ key }) => scores[key] ?? 0)
  const isWhole = given.every((score) => score >= 1 && score <= scale.length)
  if (!isWhole || Object.keys(scores).length !== elements.length) throw new Refusal('cases.rating_incomplete')
  return once(ctx, 'cases.rate', commandId, async (tx) => {
    if (!(await isFinished(ctx, needs, row))) throw new Refusal('cases.not_finished')
    const inside = { ...ctx, region: { ...ctx.region, db: tx } }
    const { today } = await regionToday(inside)
    const sealed =
      comment && keyOf(needs, ctx.region.code, row).encrypt(`${row.id} rating`, Buffer.from(comment))
    await tx
      .insertInto('case_rating')
      .values({
        ...{ region_code: ctx.region.code, case_id: row.id, form, service_key: row.service_key, day: today },
        ...{ office_code: row.office_code, handler_code: row.handler_code, assisted: isAssisted },
        ...{ scores: JSON.stringify(scores), comment: sealed || null },
      })
      .execute()
      .catch((error) => {
        throw constraintOf(error) === 'case_rating_pkey' ? new Refusal('cases.rated_already') : error
      })
    // Its subject is the rating: whoever opens the figure does not learn which request was rated how.
    await emit(tx, ctx, caseRated, {
      ...{ subjectId: commandId, officeCode: row.office_code, occurredAt: ctx.now() },
      facts: {
        ...{
          service: row.service_key,
          area: row.area_code,
          intake: row.office_code,
          handler: row.handler_code,
        },
        satisfied: given.reduce((sum, score) => sum + score, 0) / given.length >= (scale.length * 3) / 4,
        assisted: isAssisted,
      },
    })
    return { isRated: true as const }
  })
}

import { type Answers, actionsFor, MEDIA_TYPES } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { mediaTypeOf, PictureTooLarge, withoutMetadata } from '../../kernel/media.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type CaseRow, keyOf, standingOf, useOf } from './case-row.ts'
import { caseAttached } from './events.ts'
import { isWithin } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'

interface Attach {
  readonly commandId: string
  readonly caseId: string
  readonly field?: string | undefined
  readonly product?: string | undefined
  readonly sha256: string
}

interface Attached {
  readonly fileId: string
  readonly sha256: string
  readonly mediaType: (typeof MEDIA_TYPES)[number]
  readonly bytes: number
}

const NAME = 'cases.attach'

/**
 * Keeps one file of a case under the case's own key. A photograph loses place and camera; the paper of another authority
 * is kept byte for byte, because its signature covers every byte.
 */
export async function attach(
  ctx: Context,
  needs: CasesNeeds,
  command: Attach,
  content: Buffer,
  as?: 'applicant',
) {
  const { code: region } = ctx.region
  const row = await ctx.region.db
    .selectFrom('case')
    .selectAll()
    .where('region_code', '=', region)
    .where('id', '=', command.caseId)
    .executeTakeFirst()
  if (!row || !(as === 'applicant' || isWithin(ctx.actor, row))) throw new Refusal('cases.not_found')
  // Sent again, it is neither read nor written once more: the file store would keep a copy that no row names.
  const before = await answerOf<Attached>(ctx.region.db, ctx, NAME, command.commandId)
  if (before) return before
  const { use } = await useOf(needs, ctx.region, row)
  refuse(use, command, as ?? ctx.actor.role)
  await refuseByStanding(ctx, needs, use, row as CaseRow, command, as)
  if (sha256(content).toString('hex') !== command.sha256) throw new Refusal('cases.file_damaged')
  const mediaType = mediaTypeOf(content)
  if (!mediaType || !MEDIA_TYPES.includes(mediaType)) throw new Refusal('cases.file_type')
  if (command.product && mediaType !== 'application/pdf') throw new Refusal('cases.file_type')

  const bytes = command.product
    ? content
    : await withoutMetadata(content, mediaType).catch((error) => {
        throw new Refusal(error instanceof PictureTooLarge ? 'cases.picture_too_large' : 'cases.file_damaged')
      })
  // On the disk before the row that names it: a row without its file would be a promise we cannot keep.
  const address = await needs.files.put(
    keyOf(needs, region, row as CaseRow).encrypt(command.commandId, bytes),
  )
  const answer: Attached = {
    fileId: command.commandId,
    sha256: sha256(bytes).toString('hex'),
    mediaType,
    bytes: bytes.length,
  }
  return once(ctx, NAME, command.commandId, async (tx) => {
    await tx
      .insertInto('case_file')
      .values({
        region_code: region,
        id: command.commandId,
        case_id: row.id,
        field: command.field ?? null,
        product: command.product ?? null,
        address,
        sha256: Buffer.from(answer.sha256, 'hex'),
        media_type: mediaType,
        bytes: bytes.length,
        actor_id: ctx.actor.id,
        at: ctx.now(),
      })
      .execute()
    await emit(tx, ctx, caseAttached, {
      subjectId: row.id,
      officeCode: ctx.actor.officeCode || row.office_code,
      occurredAt: ctx.now(),
      facts: {
        ...{
          service: row.service_key,
          area: row.area_code,
          intake: row.office_code,
          handler: row.handler_code,
        },
        ...{ kind: command.product ? 'paper' : 'attachment', mediaType, bytes: bytes.length },
      },
    })
    return answer
  })
}

const MOST_FILES = 60

/** A paper that was delivered stays the one; a stranger with a link sends files only while a correction is asked. */
async function refuseByStanding(
  { region }: Context,
  needs: CasesNeeds,
  use: CaseUse,
  row: CaseRow,
  { product, field, commandId }: Attach,
  as: 'applicant' | undefined,
): Promise<void> {
  const standing = standingOf(row)
  if (product && standing.products[product]?.deliveredAt) throw new Refusal('cases.delivered_already')
  const isAsked = () =>
    actionsFor(use, standing, 'applicant').some(({ action }) => use.actions[action]?.asks.form)
  // Or the files that the form names and that follow it.
  const isAnnounced = () => {
    const form = row.form ? keyOf(needs, region.code, row).decrypt(row.id, row.form).toString() : '{}'
    const named = (JSON.parse(form) as Answers)[field ?? '']
    return Array.isArray(named) && named.some((id) => id === commandId)
  }
  if (as === 'applicant' && !isAsked() && !isAnnounced()) throw new Refusal('cases.form_not_open')
  const { count } = await region.db
    .selectFrom('case_file')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('region_code', '=', region.code)
    .where('case_id', '=', row.id)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_FILES) throw new Refusal('cases.too_many_files')
}

function refuse(use: CaseUse, { field, product }: Attach, role: string): void {
  const fields = use.pages.flatMap((page) => page.fields)
  const isField = fields.some(({ key, type }) => key === field && (type === 'photo' || type === 'file'))
  const isProduct = use.products.some((known) => known.key === product)
  if (Number(isField) + Number(isProduct) !== 1 || (field && product))
    throw new Refusal('cases.no_such_field')
  if (!product) return
  const mayDeliver = Object.values(use.actions).some(
    (action) =>
      action.asks.paper &&
      action.by.some((known) => known === role) &&
      (action.products?.includes(product) ?? true),
  )
  if (!mayDeliver) throw new Refusal('cases.not_your_action')
}

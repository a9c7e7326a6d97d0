import { MOST_REPLIES } from '@guyub/contract/cases'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { oneAtATime } from '../../kernel/one-at-a-time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CasesNeeds } from './needs.ts'

/** What my office keeps to write again, by title. */
export async function replies(
  { region, actor }: Context,
  { service }: { readonly service?: string | undefined },
) {
  let query = region.db
    .selectFrom('reply_template')
    .select(['id', 'service_key as service', 'title', 'words'])
    .where('region_code', '=', region.code)
    .where('office_code', '=', actor.officeCode)
    .orderBy('title')
    .orderBy('id')
    .limit(MOST_REPLIES)
  if (service)
    query = query.where((eb) => eb.or([eb('service_key', '=', service), eb('service_key', 'is', null)]))
  return query.execute()
}

interface Save {
  readonly commandId: string
  readonly replyId?: string | undefined
  readonly service: string | null
  readonly title: string
  readonly words: string
}

/** No event: nothing that anybody counts has happened. */
export async function saveReply(ctx: Context, { services }: Pick<CasesNeeds, 'services'>, command: Save) {
  const { commandId, replyId, service, title, words } = command
  const { code } = ctx.region
  if (service && !services.of(code, service)?.case) throw new Refusal('cases.unknown_service')
  return once(ctx, 'cases.save-reply', commandId, async (tx) => {
    const columns = { service_key: service, title, words, actor_id: ctx.actor.id, at: ctx.now() }
    if (replyId) {
      const { numUpdatedRows } = await tx
        .updateTable('reply_template')
        .set(columns)
        .where('region_code', '=', code)
        .where('id', '=', replyId)
        .where('office_code', '=', ctx.actor.officeCode)
        .executeTakeFirstOrThrow()
      if (!numUpdatedRows) throw new Refusal('cases.no_such_reply')
      return { replyId }
    }
    await oneAtATime(tx, code, 'replies', ctx.actor.officeCode)
    const { count } = await tx
      .selectFrom('reply_template')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('region_code', '=', code)
      .where('office_code', '=', ctx.actor.officeCode)
      .executeTakeFirstOrThrow()
    if (Number(count) >= MOST_REPLIES) throw new Refusal('cases.too_many_replies')
    await tx
      .insertInto('reply_template')
      .values({ region_code: code, id: commandId, office_code: ctx.actor.officeCode, ...columns })
      .execute()
    return { replyId: commandId }
  })
}

export async function dropReply(
  ctx: Context,
  { commandId, replyId }: { readonly commandId: string; readonly replyId: string },
) {
  return once(ctx, 'cases.drop-reply', commandId, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('reply_template')
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', replyId)
      .where('office_code', '=', ctx.actor.officeCode)
      .executeTakeFirstOrThrow()
    if (!numDeletedRows) throw new Refusal('cases.no_such_reply')
    return { replyId }
  })
}

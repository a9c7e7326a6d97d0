import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { workShown } from './events.ts'
import type { BookingNeeds } from './needs.ts'
import { siteFor, siteRow, useOf } from './sites.ts'

interface ShowWork {
  readonly commandId: string
  readonly siteId: string
  readonly title: string
  readonly about: string
  readonly madeBy: string
  readonly subsector?: string | undefined
  readonly link?: string | undefined
  readonly consentedOn: string
  readonly consent: string
}

/** A work is shown, with the consent of whoever made it. */
export async function showWork(ctx: Context, needs: BookingNeeds, command: ShowWork) {
  const { commandId, siteId, subsector, consentedOn } = command
  return once(ctx, 'booking.show-work', commandId, async (tx) => {
    const { row, use } = await siteFor(tx, within(ctx, tx), needs, siteId)
    if (subsector && !use.subsectors.some(({ key }) => key === subsector))
      throw new Refusal('booking.no_such_subsector')
    if (consentedOn > (await regionToday(within(ctx, tx))).today) throw new Refusal('booking.consent_ahead')
    await tx
      .insertInto('booking_work')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, site_id: siteId, title: command.title },
        ...{ about: command.about, made_by: command.madeBy, subsector: subsector ?? null },
        ...{ link: command.link ?? null, consented_on: consentedOn, consent: command.consent },
        shown_at: ctx.now(),
      })
      .execute()
    await emit(tx, ctx, workShown, {
      ...{ subjectId: commandId, officeCode: row.office_code, occurredAt: ctx.now() },
      facts: { service: row.service_key, isShown: true, ...(subsector && { subsector }) },
    })
    return { workId: commandId }
  })
}

/** Whoever made it thought again: it is shown no more. */
export async function hideWork(
  ctx: Context,
  needs: BookingNeeds,
  { commandId, workId }: { readonly commandId: string; readonly workId: string },
) {
  const { code } = ctx.region
  return once(ctx, 'booking.hide-work', commandId, async (tx) => {
    const work = await tx
      .selectFrom('booking_work')
      .select(['site_id', 'hidden_at'])
      .where('region_code', '=', code)
      .where('id', '=', workId)
      .forUpdate()
      .executeTakeFirst()
    if (!work || work.hidden_at) throw new Refusal('booking.no_such_work')
    const { row } = await siteFor(tx, within(ctx, tx), needs, work.site_id)
    await sql`update booking_work set hidden_at = ${ctx.now()} where region_code = ${code} and id = ${workId}`.execute(
      tx,
    )
    await emit(tx, ctx, workShown, {
      ...{ subjectId: workId, officeCode: row.office_code, occurredAt: ctx.now() },
      facts: { service: row.service_key, isShown: false },
    })
    return { workId }
  })
}

/** Works that are shown, the newest first. */
export async function works(ctx: Context, needs: BookingNeeds, { siteId }: { readonly siteId: string }) {
  const { db, code } = ctx.region
  const site = await siteRow(db, code, siteId)
  const use = site && useOf(needs, ctx, site.service_key)
  if (!use) throw new Refusal('booking.no_such_site')
  const found = await db
    .selectFrom('booking_work')
    .select(['id', 'title', 'about', 'made_by', 'link', 'subsector'])
    .where('region_code', '=', code)
    .where('site_id', '=', siteId)
    .where('hidden_at', 'is', null)
    .orderBy('shown_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return found.map(({ made_by, subsector, ...work }) => ({
    ...{ ...work, madeBy: made_by },
    subsector: use.subsectors.find(({ key }) => key === subsector)?.title ?? null,
  }))
}

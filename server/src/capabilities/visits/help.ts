import { newCommandId } from '@guyub/contract/command'
import type { HelpStep, Typed } from '@guyub/contract/visits'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { cancelTicket, issueTicket } from '../queue/index.ts'
import { helpAsked } from './events.ts'
import { ownHospital } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'
import { openHospital } from './open-hospital.ts'
import { lookedAt } from './patients.ts'

interface AskHelp {
  readonly commandId: string
  readonly hospital: string
  readonly step: HelpStep
  readonly reason?: string | undefined
  readonly typed: Typed
}

/** A number for the help desk, and what was typed goes before the patient. Works with no other house at all. */
export async function askHelp(ctx: Context, needs: VisitsNeeds, { commandId, hospital, ...said }: AskHelp) {
  const its = await ownHospital(ctx, needs, hospital)
  const { code } = ctx.region
  const { content, dataKey } = needs.vault.seal(code, commandId, JSON.stringify(said.typed))
  return once(ctx, 'visits.ask-help', commandId, async (tx) => {
    const row = await openHospital(tx, ctx, needs, its)
    const ticketId = newCommandId()
    const isKiosk = ctx.actor.role === 'kiosk'
    const channel = isKiosk ? 'kiosk' : 'officer'
    const ticket = await issueTicket(tx, ctx, {
      ...{ ticketId, laneId: row.help_id, channel, at: ctx.now() },
    })
    await tx
      .insertInto('visit_help')
      .values({
        ...{ region_code: code, id: commandId, hospital, ticket_id: ticketId, number: ticket.number },
        ...{ step: said.step, reason: said.reason ?? null, content, data_key: dataKey, at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, helpAsked, {
      ...{ subjectId: commandId, officeCode: hospital, occurredAt: ctx.now() },
      facts: { service: its.service, hospital, step: said.step, reason: said.reason ?? 'asked', channel },
    })
    return { helpId: commandId, number: ticket.number, ahead: ticket.ahead }
  })
}

interface HelpRow {
  readonly id: string
  readonly number: string
  readonly step: HelpStep
  readonly reason: string | null
  readonly at: Date
}

/** Who waits for help, the oldest first. */
export async function helpList(
  ctx: Context,
  needs: VisitsNeeds,
  { hospital }: { readonly hospital: string },
) {
  await ownHospital(ctx, needs, hospital)
  const { rows } = await sql<HelpRow>`
    select id, number, step, reason, at from visit_help
    where region_code = ${ctx.region.code} and hospital = ${hospital} and closed_at is null order by at, id limit 200`.execute(
    ctx.region.db,
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

interface OneHelp {
  readonly hospital: string
  readonly helpId: string
}

/** What somebody typed. The look is kept. */
export async function openHelp(ctx: Context, needs: VisitsNeeds, { hospital, helpId }: OneHelp) {
  await ownHospital(ctx, needs, hospital)
  const { code, db } = ctx.region
  const row = await db
    .selectFrom('visit_help')
    .select(['id', 'number', 'step', 'content', 'data_key'])
    .where('region_code', '=', code)
    .where('hospital', '=', hospital)
    .where('id', '=', helpId)
    .executeTakeFirst()
  if (!row) throw new Refusal('visits.no_such_help')
  await lookedAt(ctx, { hospital, helpId, what: 'help' })
  const { content, data_key: dataKey } = row
  const typed =
    content && dataKey ? (JSON.parse(needs.vault.open(code, row.id, { content, dataKey })) as Typed) : null
  return { id: row.id, number: row.number, step: row.step as HelpStep, typed }
}

/** Somebody was helped: the key of what they typed is destroyed. */
export async function closeHelp(
  ctx: Context,
  needs: VisitsNeeds,
  { commandId, hospital, helpId }: OneHelp & { readonly commandId: string },
) {
  await ownHospital(ctx, needs, hospital)
  return once(ctx, 'visits.close-help', commandId, async (tx) => {
    const row = await tx
      .updateTable('visit_help')
      .set({ closed_at: ctx.now(), content: null, data_key: null })
      .where('region_code', '=', ctx.region.code)
      .where('hospital', '=', hospital)
      .where('id', '=', helpId)
      .where('closed_at', 'is', null)
      .returning('ticket_id')
      .executeTakeFirst()
    if (!row) throw new Refusal('visits.no_such_help')
    await cancelTicket(tx, ctx, { ticketId: row.ticket_id, reason: 'helped', at: ctx.now() })
    return { helpId }
  })
}

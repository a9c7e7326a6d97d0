import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { lockedAgreement } from './agreement-rows.ts'
import { agreementDecided, agreementEnded, agreementProposed } from './events.ts'
import type { DispositionsNeeds } from './needs.ts'

interface Propose {
  readonly commandId: string
  readonly title: string
  readonly purpose: string
  readonly legalBasis: string
  readonly service: string
  readonly fields: readonly string[]
  readonly startsOn: string
  readonly expiresOn: string
}

/** The office that needs data asks the one that keeps it. */
export async function proposeAgreement(
  ctx: Context,
  { sharedServices }: DispositionsNeeds,
  command: Propose,
) {
  const { commandId: id, ...said } = command
  return once(ctx, 'dispositions.propose-agreement', id, async (tx) => {
    const inside = within(ctx, tx)
    const service = (await sharedServices(inside)).find(({ key }) => key === said.service)
    if (!service) throw new Refusal('dispositions.unknown_service')
    const known = service.fields.map(({ key }) => key)
    if (!said.fields.every((key) => known.includes(key))) throw new Refusal('dispositions.unknown_field')
    if (service.provider === ctx.actor.officeCode) throw new Refusal('dispositions.with_yourself')
    const { today, isRehearsal } = await regionToday(inside)
    if (said.expiresOn < said.startsOn || said.expiresOn < today)
      throw new Refusal('dispositions.agreement_period')
    const between = { provider: service.provider, consumer: ctx.actor.officeCode }
    await tx
      .insertInto('data_agreement')
      .values({
        ...{ region_code: ctx.region.code, id, ...between, title: said.title, purpose: said.purpose },
        ...{ legal_basis: said.legalBasis, service: said.service, fields: [...new Set(said.fields)] },
        ...{ starts_on: said.startsOn, expires_on: said.expiresOn },
        ...{ proposed_by: ctx.actor.id, proposed_at: ctx.now(), is_sample: isRehearsal },
      })
      .execute()
    await emit(tx, ctx, agreementProposed, {
      ...{ subjectId: id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { ...between, service: said.service, fields: said.fields.length },
    })
    return { agreementId: id }
  })
}

interface Decide {
  readonly commandId: string
  readonly agreementId: string
  readonly verdict: 'agreed' | 'refused'
  readonly reason?: string | undefined
}

/** The office that keeps the data says yes or no; never the person who asked. */
export async function decideAgreement(ctx: Context, { commandId, agreementId, verdict, reason }: Decide) {
  return once(ctx, 'dispositions.decide-agreement', commandId, async (tx) => {
    const row = await lockedAgreement(tx, ctx, agreementId)
    if (row.provider !== ctx.actor.officeCode) throw new Refusal('dispositions.not_yours')
    if (row.state !== 'proposed') throw new Refusal('dispositions.not_now')
    if (row.proposed_by === ctx.actor.id) throw new Refusal('dispositions.own_proposal')
    if (verdict === 'refused' && !reason) throw new Refusal('dispositions.reason_missing')
    if (verdict === 'agreed' && row.expires_on < (await regionToday(within(ctx, tx))).today)
      throw new Refusal('dispositions.agreement_over')
    await tx
      .updateTable('data_agreement')
      .set({ state: verdict, reason: reason ?? null, decided_by: ctx.actor.id, decided_at: ctx.now() })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', agreementId)
      .execute()
    await emit(tx, ctx, agreementDecided, {
      ...{ subjectId: agreementId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { provider: row.provider, consumer: row.consumer, verdict },
    })
    return { state: verdict }
  })
}

interface End {
  readonly commandId: string
  readonly agreementId: string
  readonly reason: string
}

export async function endAgreement(ctx: Context, { commandId, agreementId, reason }: End) {
  return once(ctx, 'dispositions.end-agreement', commandId, async (tx) => {
    const row = await lockedAgreement(tx, ctx, agreementId)
    if (![row.provider, row.consumer].includes(ctx.actor.officeCode))
      throw new Refusal('dispositions.not_yours')
    if (row.state !== 'agreed') throw new Refusal('dispositions.not_now')
    await tx
      .updateTable('data_agreement')
      .set({ state: 'ended', reason, ended_by: ctx.actor.id, ended_at: ctx.now() })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', agreementId)
      .execute()
    await emit(tx, ctx, agreementEnded, {
      ...{ subjectId: agreementId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { provider: row.provider, consumer: row.consumer },
    })
    return { state: 'ended' as const }
  })
}

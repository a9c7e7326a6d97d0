import { isOpen } from '@guyub/contract/dispositions'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { type AgreementRow, lockedAgreement } from './agreement-rows.ts'
import { agreementRead } from './events.ts'
import type { DispositionsNeeds } from './needs.ts'

interface Look {
  readonly commandId: string
  readonly agreementId: string
  readonly caseCode: string
  readonly reason: string
}

/**
 * The agreed fields of one request. The look is written down in the same transaction in which it happens. Sent again, the same look is
 * answered again without another line, as long as the agreement still opens: values are not kept with the receipt.
 */
export async function lookThrough(ctx: Context, needs: DispositionsNeeds, command: Look) {
  const { commandId: id, agreementId, caseCode, reason } = command
  await once(ctx, 'dispositions.look-through', id, async (tx) => {
    const row = await openAgreement(tx, ctx, agreementId)
    const { service, provider, consumer, fields } = row
    const found = await needs.sharedValues(within(ctx, tx), { service, provider, code: caseCode, fields })
    await tx
      .insertInto('data_agreement_read')
      .values({
        ...{ region_code: ctx.region.code, id, agreement_id: agreementId, at: ctx.now() },
        ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode, reason, case_code: caseCode },
        ...{ fields, found: found !== undefined },
      })
      .execute()
    await emit(tx, ctx, agreementRead, {
      ...{ subjectId: agreementId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { provider, consumer, service, found: found !== undefined },
    })
    return {}
  })
  return ctx.region.db.transaction().execute(async (tx) => {
    const { service, provider, fields } = await openAgreement(tx, ctx, agreementId)
    const inside = within(ctx, tx)
    const values = await needs.sharedValues(inside, { service, provider, code: caseCode, fields })
    const known = (await needs.sharedServices(inside)).find(({ key }) => key === service)?.fields ?? []
    return {
      found: values !== undefined,
      values: values
        ? fields.map((key) => ({
            key,
            label: known.find((field) => field.key === key)?.label ?? { id: key, en: key },
            value: values.get(key) ?? null,
          }))
        : [],
    }
  })
}

async function openAgreement(tx: Db, ctx: Context, id: string): Promise<AgreementRow> {
  const row = await lockedAgreement(tx, ctx, id)
  if (row.consumer !== ctx.actor.officeCode) throw new Refusal('dispositions.not_yours')
  const { today } = await regionToday(within(ctx, tx))
  if (!isOpen({ state: row.state, startsOn: row.starts_on, expiresOn: row.expires_on }, today))
    throw new Refusal('dispositions.agreement_closed')
  return row
}

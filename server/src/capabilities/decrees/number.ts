import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { type DocumentsNeeds, issue } from '../documents/index.ts'
import { passedSteps } from './chain.ts'
import { decreeInForce } from './events.ts'
import { officeLabels } from './office-labels.ts'
import { paperContent } from './paper-content.ts'
import { followFromDecree, latest } from './rights.ts'
import { asSeat, latestNumbered, lockedDecree, seatRows } from './rows.ts'

interface NumberDecree {
  readonly commandId: string
  readonly decreeId: string
  readonly number: string
  readonly decidedOn: string
  readonly effectiveOn: string
}

/**
 * Puts a decree in force under the number of the legal office's own register, which also numbers decrees that are none of ours:
 * so it is told to us. Its printed copy gets a number of our series and the seal; rights follow in the same transaction.
 */
export async function numberDecree(ctx: Context, documents: DocumentsNeeds, command: NumberDecree) {
  const { commandId, decreeId, number, decidedOn, effectiveOn } = command
  const { today, name, isRehearsal } = await regionToday(ctx)
  return once(ctx, 'decrees.number', commandId, async (tx) => {
    const row = await lockedDecree(tx, ctx, decreeId)
    if (row.state !== 'passed') throw new Refusal('decrees.not_passed')
    if (decidedOn > today) throw new Refusal('decrees.decided_in_future')
    const isAfter = row.expires_on === null || row.expires_on > effectiveOn
    if (effectiveOn < decidedOn || !isAfter) throw new Refusal('decrees.period_invalid')
    const basis = await latestNumbered(tx, ctx)
    if ((basis?.id ?? null) !== row.amends_id) throw new Refusal('decrees.basis_replaced')
    if (basis?.effective_on && effectiveOn < basis.effective_on) throw new Refusal('decrees.period_invalid')

    const steps = await passedSteps(tx, ctx, row)
    const counts = await followFromDecree(tx, ctx, {
      ...{ decreeId, number, expiresOn: row.expires_on, basisId: basis?.id ?? null },
      from: latest(today, effectiveOn),
      chain: [...(row.submitted_by ? [row.submitted_by] : []), ...steps.map(({ actor_id }) => actor_id)],
    })
    if (basis)
      await tx
        .updateTable('decree')
        .set({ replaced_on: effectiveOn })
        .where('region_code', '=', ctx.region.code)
        .where('id', '=', basis.id)
        .execute()
    const seats = (await seatRows(tx, ctx, decreeId)).map(asSeat)
    const numbered = { ...row, number, decided_on: decidedOn, effective_on: effectiveOn }
    const { documentId } = await issue(tx, ctx, documents, {
      ...{ id: commandId, kind: 'decree', subjectId: decreeId, reference: number, today },
      data: paperContent(numbered, seats, {
        ...{ isRehearsal, regionName: name, offices: await officeLabels(ctx, tx), state: 'in-force' },
      }),
    })
    await tx
      .updateTable('decree')
      .set({
        state: 'in-force',
        number,
        decided_on: decidedOn,
        effective_on: effectiveOn,
        document_id: documentId,
      })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', decreeId)
      .execute()
      .catch((error) => {
        throw constraintOf(error) === 'decree_number_once' ? new Refusal('decrees.number_taken') : error
      })
    await emit(tx, ctx, decreeInForce, {
      ...{ subjectId: decreeId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { number, effectiveOn, ...counts },
    })
    return { decreeId, ...counts }
  })
}

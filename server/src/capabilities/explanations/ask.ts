import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { explanationAsked } from './events.ts'

/** Names of offices belong to others; the composition root lends us its eyes. */
export type OfficeNames = (ctx: Context, codes: readonly string[]) => Promise<ReadonlyMap<string, string>>

interface Ask {
  readonly commandId: string
  readonly officeCode: string
  readonly about: string
  readonly question: string
  readonly dueOn: string
}

/** Asks one office about one figure, with the day by which it is to be explained. */
export async function askExplanation(ctx: Context, officeNames: OfficeNames, command: Ask) {
  const { commandId, officeCode, about, question, dueOn } = command
  return once(ctx, 'explanations.ask', commandId, async (tx) => {
    const inside = within(ctx, tx)
    if (!(await officeNames(inside, [officeCode])).has(officeCode))
      throw new Refusal('explanations.unknown_office')
    if (dueOn < (await regionToday(inside)).today) throw new Refusal('explanations.due_in_past')
    await tx
      .insertInto('explanation')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, office_code: officeCode, about, question },
        ...{ due_on: dueOn, asked_by: ctx.actor.id, asked_at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, explanationAsked, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { office: officeCode, about, dueOn },
    })
    return { explanationId: commandId }
  })
}

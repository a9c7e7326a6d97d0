import { OTHER_FIGURES } from '@guyub/contract/explanations'
import type { Slice } from '@guyub/contract/indicators'
import type { Text } from '@guyub/contract/text'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { explanationAsked } from './events.ts'

/** Offices and figures belong to others; the composition root lends us its eyes. */
export interface ExplanationsNeeds {
  readonly officeNames: (ctx: Context, codes: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly officeKind: (ctx: Context, code: string) => Promise<string | undefined>
  /** What an indicator is called; nothing when there is none of that key. */
  readonly figureTitle: (indicator: string) => Text | undefined
}

interface Ask {
  readonly commandId: string
  readonly officeCode: string
  readonly about: string
  readonly slice: Slice
  readonly question: string
  readonly dueOn: string
}

/** Asks one office about one figure, with the day by which it is to be explained. */
export async function askExplanation(ctx: Context, needs: ExplanationsNeeds, command: Ask) {
  const { commandId, officeCode, about, slice, question, dueOn } = command
  return once(ctx, 'explanations.ask', commandId, async (tx) => {
    const inside = within(ctx, tx)
    const isKnown = needs.figureTitle(about) || (OTHER_FIGURES as readonly string[]).includes(about)
    if (!isKnown) throw new Refusal('explanations.unknown_figure')
    const kind = await needs.officeKind(inside, officeCode)
    if (!kind) throw new Refusal('explanations.unknown_office')
    if (kind === 'village') throw new Refusal('explanations.office_cannot_answer')
    if (dueOn < (await regionToday(inside)).today) throw new Refusal('explanations.due_in_past')
    await tx
      .insertInto('explanation')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, office_code: officeCode, about, question },
        ...{ slice: JSON.stringify(slice), due_on: dueOn, asked_by: ctx.actor.id, asked_at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, explanationAsked, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { office: officeCode, about, dueOn },
    })
    return { explanationId: commandId }
  })
}

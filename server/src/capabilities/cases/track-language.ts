import type { Language } from '@guyub/contract/text'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CasesNeeds } from './needs.ts'
import { tracked } from './track-read.ts'

interface Choose {
  readonly commandId: string
  readonly trackingCode: string
  readonly key: string
  readonly language: Language
}

/** Writes to the applicant in this language from now on. No event: nothing that anybody counts has happened. */
export async function trackLanguage(ctx: Context, needs: CasesNeeds, { commandId, language, ...of }: Choose) {
  const { id } = await tracked(ctx, needs, of)
  return once(ctx, 'cases.track-language', commandId, async (tx) => {
    // Whoever was erased meanwhile is written to no more.
    const changed = await tx
      .updateTable('case')
      .set({ message_language: language })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', id)
      .where('data_key', 'is not', null)
      .executeTakeFirst()
    if (!changed.numUpdatedRows) throw new Refusal('cases.erased')
    return { language }
  })
}

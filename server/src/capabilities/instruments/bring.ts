import type { Brought } from '@guyub/contract/instruments'
import { canonical } from '../../kernel/canonical.ts'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { oneAtATime } from '../../kernel/one-at-a-time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { refuseElsewhere } from './centre.ts'
import { instrumentBrought } from './events.ts'
import type { OwnInstruments } from './needs.ts'

interface Bring {
  readonly commandId: string
  readonly brought: Brought
}

/** Keeps what the ministry brings as the next version of its key, a draft. */
export async function bringInstrument(ctx: Context, own: OwnInstruments, { commandId, brought }: Bring) {
  refuseElsewhere(ctx)
  const { kind, content } = brought
  const { key } = content
  if (own().some((each) => each.kind === kind && each.content.key === key))
    throw new Refusal('instruments.key_taken')
  const { code: region } = ctx.region
  return once(ctx, 'instruments.bring', commandId, async (tx) => {
    // Two who bring the first version of a key at once have no row that one of them could wait for.
    await oneAtATime(tx, region, 'instrument', kind, key)
    const newest = await tx
      .selectFrom('instrument_version')
      .select(['version', 'content'])
      .where('region_code', '=', region)
      .where('kind', '=', kind)
      .where('key', '=', key)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (newest && canonical(newest.content) === canonical(JSON.parse(JSON.stringify(content))))
      throw new Refusal('instruments.nothing_new')
    const version = (newest?.version ?? 0) + 1
    await tx
      .insertInto('instrument_version')
      .values({
        ...{ region_code: region, id: commandId, kind, key, version, content: JSON.stringify(content) },
        ...{ brought_by: ctx.actor.id, brought_at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, instrumentBrought, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { kind, key, version },
    })
    return { instrumentId: commandId, key, version }
  })
}

import { Brought, type InstrumentKind, type InstrumentVersion } from '@guyub/contract/instruments'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { refuseElsewhere } from './centre.ts'
import type { OwnInstruments } from './needs.ts'

/** Every version of every instrument: what comes with the program, and what the ministry brought. */
export async function instrumentVersions(ctx: Context, own: OwnInstruments): Promise<InstrumentVersion[]> {
  refuseElsewhere(ctx)
  const rows = await ctx.region.db
    .selectFrom('instrument_version')
    .selectAll()
    .where('region_code', '=', ctx.region.code)
    .orderBy('kind')
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute()
  return [
    ...rows.map(({ id, kind, content, version, brought_at, released_at }) => ({
      ...headOf(Brought.parse({ kind, content })),
      ...{ id, version, broughtAt: brought_at.toISOString() },
      ...{ releasedAt: released_at?.toISOString() ?? null, mayBeChosen: released_at !== null },
    })),
    ...own().map((brought) => ({
      ...headOf(brought),
      ...{ id: null, version: 0, broughtAt: null, releasedAt: null, mayBeChosen: true },
    })),
  ]
}

function headOf({ kind, content: { key, title, note } }: Brought) {
  return { kind, key, title: title ?? null, note }
}

interface Wanted {
  readonly kind: InstrumentKind
  readonly key: string
  readonly version: number
}

/** One version, whole. */
export async function instrumentVersion(
  ctx: Context,
  own: OwnInstruments,
  { kind, key, version }: Wanted,
): Promise<Brought> {
  refuseElsewhere(ctx)
  const row = version
    ? await ctx.region.db
        .selectFrom('instrument_version')
        .select('content')
        .where('region_code', '=', ctx.region.code)
        .where('kind', '=', kind)
        .where('key', '=', key)
        .where('version', '=', version)
        .executeTakeFirst()
    : undefined
  const found = row
    ? Brought.parse({ kind, content: row.content })
    : own().find((each) => version === 0 && each.kind === kind && each.content.key === key)
  if (!found) throw new Refusal('instruments.no_such')
  return found
}

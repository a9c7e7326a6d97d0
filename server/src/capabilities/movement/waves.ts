import type { KnownDay } from '@guyub/contract/movement'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { refuseElsewhere } from './centre.ts'
import { effective } from './effective.ts'
import { WAVES } from './reference.ts'
import { selections } from './selections.ts'

interface Row {
  readonly id: string
  readonly year: number
  readonly name: string
  readonly day: string
  readonly precision: KnownDay['precision']
  readonly letter: string | null
  readonly selection: string | null
  readonly source: string | null
  readonly known: Record<'invited' | 'applied' | 'assessed' | 'selected' | 'active', number>
}

/** Every wave, the newest first. What sources say stands with the wave of that year that they speak of. */
export async function waves(ctx: Context) {
  await refuseElsewhere(ctx)
  const { code: region, db } = ctx.region
  const { rows } = await sql<Row>`
    with ${effective(region)}
    select w.id, w.year, w.name, w.opened_on::text as day, w.precision, w.letter, w.selection, w.source, (
      select jsonb_build_object(
        'invited', count(distinct member_code) filter (where kind = 'invited'),
        'applied', count(distinct member_code) filter (where kind = 'applied'),
        'assessed', count(distinct member_code) filter (where kind = 'assessed'),
        'selected', count(distinct member_code) filter (where kind = 'selected'),
        'active', count(distinct member_code) filter (where kind = 'active'))
      from effective e where e.wave_id = w.id) as known
    from movement_wave w where w.region_code = ${region}
    order by w.opened_on desc, w.id desc`.execute(db)
  return {
    note: WAVES.note,
    waves: rows.map(({ day, precision, ...row }) => {
      const told = row.source === null ? undefined : WAVES.waves.find(({ year }) => year === row.year)
      return { ...row, opened: { day, precision }, said: told?.said ?? [], unplaced: told?.unplaced ?? [] }
    }),
    selections: await selections(ctx),
  }
}

import { type Answers, type INTERVIEW_RESULTS, type KnownDay, STEPS } from '@guyub/contract/movement'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { refuseElsewhere } from './centre.ts'
import { areaOf } from './member.ts'

/** Names of people belong to another; the composition root lends us its eyes. */
export type Names = (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

interface Row {
  readonly id: string
  readonly kind: string
  readonly waveId: string
  readonly day: string
  readonly precision: KnownDay['precision']
  readonly letter: string | null
  readonly note: string | null
  readonly actor_id: string | null
  readonly recorded_at: Date
  readonly corrects: string | null
  readonly isCorrected: boolean
  readonly details: {
    readonly selection?: string
    readonly answers?: Answers
    readonly assessor?: string
    readonly result?: (typeof INTERVIEW_RESULTS)[number]
  } | null
}

/** Every entry about one region, in the order in which they were recorded, also those that were corrected. */
export async function memberDetails(ctx: Context, names: Names, { member: code }: { member: string }) {
  await refuseElsewhere(ctx)
  refuseOtherProvinces(ctx, code)
  await areaOf(ctx, code)
  const { rows } = await sql<Row>`
    select id, kind, wave_id as "waveId", on_day::text as day, precision, letter, note, details, actor_id, recorded_at, corrects,
      exists (select from movement_step c where c.region_code = s.region_code and c.corrects = s.id) as "isCorrected"
    from movement_step s
    where region_code = ${ctx.region.code} and member_code = ${code}
    order by recorded_at, sort_day, id`.execute(ctx.region.db)
  const people = await names(
    ctx,
    rows.flatMap(({ actor_id }) => actor_id ?? []),
  )
  return rows.map(({ actor_id, recorded_at, day, precision, details, kind, ...row }) => ({
    ...row,
    kind: z.enum([...STEPS, 'annulled']).parse(kind),
    on: { day, precision },
    recordedBy: actor_id && (people.get(actor_id) ?? '–'),
    recordedAt: recorded_at.toISOString(),
    selection: details?.selection ?? null,
    answers: details?.answers ?? null,
    assessor: details?.assessor ?? null,
    result: details?.result ?? null,
  }))
}

/** A province reads of its own regencies and cities only. */
export function refuseOtherProvinces({ actor }: Context, code: string): void {
  if (actor.jurisdiction.kind === 'area' && !code.startsWith(`${actor.areaCode}.`))
    throw new Refusal('movement.not_your_province')
}

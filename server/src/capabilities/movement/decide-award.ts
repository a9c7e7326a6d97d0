import { type AwardCategory, type Candidate, candidatesOf } from '@guyub/contract/movement'
import { newestDay } from '@guyub/contract/our-time'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { type DocumentsNeeds, issue } from '../documents/index.ts'
import { officeNamesOn } from '../regions/index.ts'
import { AWARDS, standingsOf } from './award-standings.ts'
import { refuseElsewhere } from './centre.ts'
import { awardDecided } from './events.ts'

interface DecideAward {
  readonly commandId: string
  readonly year: number
  readonly category: string
  readonly member: string
  readonly decidedOn: string
  readonly reason?: string | undefined
}

/** Decides an award and makes its certificate. Whom the results do not make a candidate gets it only from a jury, with its reason. */
export async function decideAward(ctx: Context, documents: DocumentsNeeds, command: DecideAward) {
  await refuseElsewhere(ctx)
  const { commandId, year, member, decidedOn, reason } = command
  const category = AWARDS.categories.find(({ key }) => key === command.category)
  if (!category) throw new Refusal('movement.no_such_category')
  return once(ctx, 'movement.decide-award', commandId, async (tx) => {
    const inside = within(ctx, tx)
    if (decidedOn > newestDay(ctx.now())) throw new Refusal('movement.in_future')
    if (Number(decidedOn.slice(0, 4)) < year) throw new Refusal('movement.decided_before_year')
    const name = await nameOf(inside, member)
    const candidate = await basisOf(inside, category, command)
    const group = candidate?.group ?? null
    const title = JSON.stringify(category.title)
    const { today, isRehearsal } = await regionToday(inside)
    const { documentId } = await issue(tx, ctx, documents, {
      ...{
        id: commandId,
        kind: 'award',
        subjectId: commandId,
        reference: `${category.key} ${year} ${member}`,
        today,
      },
      data: {
        ...{
          rehearsal: isRehearsal,
          year,
          region: name,
          title: category.title.id,
          group,
          decidedOn: long(decidedOn),
        },
        ministry: (await officeNamesOn(inside, decidedOn)).get('kementerian') ?? '',
        basis: candidate ? basisWords(category, candidate) : (reason ?? ''),
      },
    })
    const written = await tx
      .insertInto('movement_award')
      .values({
        ...{
          region_code: ctx.region.code,
          id: commandId,
          year,
          category: category.key,
          title,
          group_name: group,
        },
        ...{ member_code: member, value: candidate?.value ?? null, place: candidate?.place ?? null },
        ...{ reason: reason ?? null, decided_on: decidedOn, actor_id: ctx.actor.id, document_id: documentId },
        recorded_at: ctx.now(),
      })
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!written) throw new Refusal('movement.awarded_already')
    await emit(tx, ctx, awardDecided, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { member, year, category: category.key, ...(group && { group }) },
    })
    return { awardId: commandId }
  })
}

async function nameOf({ region }: Context, member: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from area where code = ${member} and level = 'regency'`.execute(region.db)
  if (!rows[0]) throw new Refusal('movement.unknown_member')
  return rows[0].name
}

async function basisOf(
  ctx: Context,
  { rule }: AwardCategory,
  { year, member, reason }: DecideAward,
): Promise<Candidate | undefined> {
  if (rule.by === 'jury') {
    if (!reason) throw new Refusal('movement.reason_missing')
    return undefined
  }
  const candidate = candidatesOf(rule, await standingsOf(ctx, year)).find((each) => each.member === member)
  if (!candidate) throw new Refusal('movement.not_a_candidate')
  return candidate
}

// The certificate is Indonesian.
const long = (day: string) =>
  new Intl.DateTimeFormat('id', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
const WORDS = {
  index: 'indeks capaian',
  improvement: 'peningkatan indeks',
  dimension: 'nilai dimensi',
  jury: '',
} as const

function basisWords({ rule }: AwardCategory, { value, place }: Candidate): string {
  const shown = new Intl.NumberFormat('id', { minimumFractionDigits: 2 }).format(value)
  return `${WORDS[rule.by]} ${shown}, peringkat ${place} dalam kelompoknya`
}

import { randomBytes } from 'node:crypto'
import { newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { drawn, frameSha256 } from './drawn.ts'
import { respondentsDrawn } from './events.ts'
import type { Served, SurveyNeeds } from './needs.ts'
import { refusePersonalData } from './prepare.ts'
import { open, programmeOf } from './survey-row.ts'

type Draw = {
  readonly commandId: string
  readonly year: number
  readonly element: string
  readonly count: number
} & (
  | {
      readonly source: 'served'
      readonly firstDay: string
      readonly lastDay: string
      readonly seed?: string | undefined
    }
  | { readonly source: 'list'; readonly list: string }
)

/** Chooses people of the programme's service by chance, or makes codes for a list that the agency keeps. Who was drawn before is not drawn again. */
export async function drawRespondents(ctx: Context, needs: SurveyNeeds, command: Draw) {
  const { commandId, year, element, count } = command
  if (command.source === 'list') refusePersonalData(command.list)
  return once(ctx, 'survey.draw', commandId, async (tx) => {
    const { id } = await open(tx, ctx, year, 'update')
    const programme = await programmeOf(tx, ctx, year, element)
    const chosen =
      command.source === 'list'
        ? { people: Array.from({ length: count }, () => null), facts: {} }
        : await fromServed(tx, ctx, needs, command, programme.service)
    const { people, facts } = chosen
    await tx
      .insertInto('survey_draw')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, year, element, source: command.source },
        ...(command.source === 'list'
          ? { list: command.list }
          : { first_day: command.firstDay, last_day: command.lastDay }),
        ...{ seed: facts.seed ?? null, frame: facts.frame ?? null, frame_sha256: facts.frameSha256 ?? null },
        ...{ drawn: people.length, drawn_at: ctx.now(), drawn_by: ctx.actor.id },
      })
      .execute()
    await tx
      .insertInto('survey_respondent')
      .values(
        people.map((person) => ({
          ...{ region_code: ctx.region.code, year, id: newCommandId(), draw_id: commandId, element },
          code: newTrackingCode(ctx.region.code),
          office_code: person?.officeCode ?? null,
          tracking_code: person?.trackingCode ?? null,
        })),
      )
      .execute()
    await emit(tx, ctx, respondentsDrawn, {
      subjectId: id,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, element, source: command.source, drawn: people.length, ...facts },
    })
    return { drawn: people.length, frame: facts.frame ?? null, seed: facts.seed ?? null }
  })
}

interface Chosen {
  readonly people: readonly (Served | null)[]
  readonly facts: { readonly seed?: string; readonly frame?: number; readonly frameSha256?: string }
}

async function fromServed(
  tx: Db,
  ctx: Context,
  needs: SurveyNeeds,
  command: Extract<Draw, { source: 'served' }>,
  service: string | null,
): Promise<Chosen> {
  const { firstDay, lastDay, count, year } = command
  if (lastDay < firstDay) throw new Refusal('survey.period_reversed')
  if (!service) throw new Refusal('survey.no_service')
  const before = await tx
    .selectFrom('survey_asked')
    .select('respondent')
    .where('region_code', '=', ctx.region.code)
    .where('year', '=', year)
    .execute()
  const asked = new Set(before.map(({ respondent }) => respondent.toString('hex')))
  const served = await needs.served(within(ctx, tx), { service, firstDay, lastDay })
  const frame = served.filter(({ respondent }) => !asked.has(respondent.toString('hex')))
  if (frame.length === 0) throw new Refusal('survey.nobody_served')
  const seed = command.seed ?? randomBytes(8).toString('hex')
  const people = drawn(frame, seed, count)
  // Apart from the codes: the answer to a code leads to none of these.
  await tx
    .insertInto('survey_asked')
    .values(people.map(({ respondent }) => ({ region_code: ctx.region.code, year, respondent })))
    .execute()
  return {
    people,
    facts: { seed, frame: frame.length, frameSha256: frameSha256(frame) },
  }
}

import type { CohortGroup, CohortSession, CohortStage } from '@guyub/contract/cohort'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isRehearsal } from '../../kernel/regions.ts'
import { cohortBegun } from './events.ts'
import { lockedCohort } from './rows.ts'
import { COHORT_TEMPLATES } from './templates.ts'

interface Begin {
  readonly commandId: string
  readonly template: string
  readonly title: string
  readonly wave: string | null
}

export async function beginCohort(ctx: Context, { commandId, template, title, wave }: Begin) {
  const begun = COHORT_TEMPLATES.find(({ key }) => key === template)
  if (!begun) throw new Refusal('cohort.no_such_template')
  return once(ctx, 'cohort.begin', commandId, async (tx) => {
    await tx
      .insertInto('cohort')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, template, title, wave },
        ...{ stages: JSON.stringify(begun.stages), groups: JSON.stringify(begun.groups) },
        ...{ required_share: begun.requiredShare, created_at: ctx.now() },
        is_sample: isRehearsal(ctx.region.code),
      })
      .execute()
    await emit(tx, ctx, cohortBegun, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { template },
    })
    return { cohortId: commandId }
  })
}

interface Write {
  readonly commandId: string
  readonly cohortId: string
  readonly version: number
  readonly title: string
  readonly wave: string | null
  readonly requiredShare: number
  readonly stages: readonly CohortStage[]
  readonly groups: readonly CohortGroup[]
}

/** What a cohort is. A stage that has sessions is not taken away. */
export async function writeCohort(ctx: Context, command: Write) {
  const { commandId, cohortId, title, wave, requiredShare, stages, groups } = command
  const keys = [stages, groups, ...stages.map(({ deliverables }) => deliverables)]
  return once(ctx, 'cohort.write', commandId, async (tx) => {
    const row = await lockedCohort(tx, ctx, cohortId)
    if (row.version !== command.version) throw new Refusal('cohort.changed')
    if (keys.some((list) => new Set(list.map(({ key }) => key)).size !== list.length))
      throw new Refusal('cohort.double_key')
    const used = await tx
      .selectFrom('cohort_session')
      .select('id')
      .where('region_code', '=', ctx.region.code)
      .where('cohort_id', '=', cohortId)
      .where(
        'stage',
        'not in',
        stages.map(({ key }) => key),
      )
      .limit(1)
      .executeTakeFirst()
    if (used) throw new Refusal('cohort.stage_in_use')
    const version = row.version + 1
    await tx
      .updateTable('cohort')
      .set({
        ...{ title, wave, required_share: requiredShare, version },
        ...{ stages: JSON.stringify(stages), groups: JSON.stringify(groups) },
      })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', cohortId)
      .execute()
    return { version }
  })
}

interface SetSession extends CohortSession {
  readonly commandId: string
  readonly cohortId: string
  readonly sessionId?: string | undefined
  readonly version?: number | undefined
}

export async function setSession(ctx: Context, command: SetSession) {
  const { commandId, cohortId, sessionId = commandId } = command
  return once(ctx, 'cohort.set-session', commandId, async (tx) => {
    const cohort = await lockedCohort(tx, ctx, cohortId)
    if (!cohort.stages.some(({ key }) => key === command.stage)) throw new Refusal('cohort.unknown_stage')
    if (command.ends <= command.starts) throw new Refusal('cohort.hours_reversed')
    const before = await tx
      .selectFrom('cohort_session')
      .select('version')
      .where('region_code', '=', ctx.region.code)
      .where('cohort_id', '=', cohortId)
      .where('id', '=', sessionId)
      .executeTakeFirst()
    if (command.sessionId && !before) throw new Refusal('cohort.unknown_session')
    if (before && before.version !== command.version) throw new Refusal('cohort.changed')
    const version = (before?.version ?? 0) + 1
    const columns = {
      ...{ stage: command.stage, title: command.title, day: command.day, place: command.place, version },
      ...{ starts: command.starts, ends: command.ends, minutes: command.minutes },
      ...{ people: JSON.stringify(command.people), materials: JSON.stringify(command.materials) },
      ...{ cancelled: command.isCancelled, changed_at: ctx.now() },
    }
    await tx
      .insertInto('cohort_session')
      .values({ region_code: ctx.region.code, cohort_id: cohortId, id: sessionId, ...columns })
      .onConflict((oc) => oc.columns(['region_code', 'cohort_id', 'id']).doUpdateSet(columns))
      .execute()
    return { sessionId, version }
  })
}

import { attendedShare, substitutedDelegates } from '@guyub/contract/cohort'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { cardCode, delegateToken } from './codes.ts'
import type { CohortNeeds } from './needs.ts'
import { cohortRow, delegateRows, marksOf, type SessionRow, sessionRows } from './rows.ts'

/** Every cohort of the region with its days and how many people it has. */
export async function cohorts({ region }: Context) {
  const { rows } = await sql<{
    id: string
    template: string
    title: string
    wave: string | null
    is_sample: boolean
    stages: unknown[]
    delegates: number
    first_day: string | null
    last_day: string | null
  }>`
    select id, template, title, wave, is_sample, stages,
      (select count(*)::int from cohort_delegate d
        where d.region_code = c.region_code and d.cohort_id = c.id and not withdrawn) as delegates,
      (select min(day)::text from cohort_session s
        where s.region_code = c.region_code and s.cohort_id = c.id and not cancelled) as first_day,
      (select max(day)::text from cohort_session s
        where s.region_code = c.region_code and s.cohort_id = c.id and not cancelled) as last_day
    from cohort c where region_code = ${region.code} order by created_at desc, id limit 200`.execute(
    region.db,
  )
  return rows.map(({ is_sample, first_day, last_day, stages, ...row }) => ({
    ...{ ...row, isSample: is_sample, stages: stages.length, firstDay: first_day, lastDay: last_day },
  }))
}

/** One cohort. Names of people, and what they handed in, are for those who work with it. */
export async function cohort(
  ctx: Context,
  needs: Pick<CohortNeeds, 'offices' | 'names' | 'codeKey'>,
  { cohortId }: { readonly cohortId: string },
) {
  const { db, code } = ctx.region
  const takesAttendance = ctx.actor.permissions.has('cohort.attend')
  const maySeeNames = ctx.actor.permissions.has('cohort.read')
  const row = await cohortRow(db, ctx, cohortId)
  const [sessions, delegates, marks, photos, works, { today }] = await Promise.all([
    sessionRows(db, ctx, cohortId),
    delegateRows(db, ctx, cohortId),
    marksOf(db, ctx, cohortId),
    db
      .selectFrom('cohort_photo')
      .select(['session_id', (eb) => eb.fn.countAll().as('count')])
      .where('region_code', '=', code)
      .where('cohort_id', '=', cohortId)
      .groupBy('session_id')
      .execute(),
    db
      .selectFrom('cohort_work')
      .selectAll()
      .where('region_code', '=', code)
      .where('cohort_id', '=', cohortId)
      .orderBy('at', 'desc')
      .orderBy('id')
      .execute(),
    regionToday(ctx),
  ])
  const offices = new Map(
    (maySeeNames ? await needs.offices(ctx, db) : []).map((one) => [one.code, one.name]),
  )
  const people = await needs.names(ctx, [
    ...new Set(
      works.flatMap(({ actor_id, reviewer_id }) => (reviewer_id ? [actor_id, reviewer_id] : [actor_id])),
    ),
  ])
  const valid = sessions.filter(({ cancelled }) => !cancelled)
  const active = delegates.filter(({ withdrawn }) => !withdrawn)
  const countsOf = (of: readonly SessionRow[]) => {
    const held = of.filter(({ day }) => day <= today).map(({ id }) => id)
    const present = marks.filter((mark) => mark.present && held.includes(mark.sessionId)).length
    const whole = held.length * active.length
    return {
      substituted: substitutedDelegates(
        of.map(({ id }) => id),
        marks,
      ),
      // A session without a single mark was not reported: it makes the figure unknown, not small.
      attendance: whole && present ? Math.min(1, present / whole) : null,
    }
  }
  return {
    ...{ id: row.id, template: row.template, title: row.title, wave: row.wave, isSample: row.is_sample },
    ...{ version: row.version, requiredShare: row.required_share, groups: [...row.groups] },
    stages: row.stages.map((stage) => ({
      ...stage,
      counts: countsOf(valid.filter((session) => session.stage === stage.key)),
      works: stage.deliverables.flatMap(({ key }) => {
        const last = works.find((work) => work.stage === stage.key && work.deliverable === key)
        return last ? [{ deliverable: key, state: last.state as 'handed-in' }] : []
      }),
    })),
    counts: {
      ...countsOf(valid),
      delegates: active.length,
      replaced: delegates.filter(({ replaces_id }) => replaces_id !== null).length,
    },
    sessions: sessions.map((session) => ({
      ...{ id: session.id, version: session.version, stage: session.stage, title: session.title },
      ...{ day: session.day, starts: session.starts, ends: session.ends, place: session.place },
      ...{ people: [...session.people], materials: [...session.materials], isCancelled: session.cancelled },
      minutes: maySeeNames ? session.minutes : null,
      present: marks.filter((mark) => mark.sessionId === session.id && mark.present).length,
      photos: Number(photos.find(({ session_id }) => session_id === session.id)?.count ?? 0),
    })),
    delegates: maySeeNames
      ? delegates.map((delegate) => ({
          ...{ id: delegate.id, office: delegate.office_code, unit: delegate.unit, name: delegate.name },
          ...{ title: delegate.title, group: delegate.dimension_group, replaces: delegate.replaces_id },
          officeName: delegate.office_code
            ? (offices.get(delegate.office_code) ?? delegate.office_code)
            : null,
          cardCode: takesAttendance
            ? cardCode(delegateToken(needs.codeKey, code, cohortId, delegate.id))
            : null,
          earlierNames: delegate.earlier_names as string[],
          ...{ isWithdrawn: delegate.withdrawn, isCertified: delegate.document_id !== null },
          hasContact: delegate.contact !== null,
          share: attendedShare(
            delegate.id,
            valid.map(({ id }) => id),
            marks,
          ),
          marks: marks
            .filter(({ delegateId }) => delegateId === delegate.id)
            .map(({ sessionId, present, substitute }) => ({ sessionId, present, substitute })),
        }))
      : null,
    works: maySeeNames
      ? works.map((work) => ({
          ...{ id: work.id, stage: work.stage, deliverable: work.deliverable, reason: work.reason },
          ...{ state: work.state as 'handed-in', fileName: work.file_name, bytes: work.bytes },
          ...{ sha256: work.sha256.toString('hex'), at: work.at.toISOString() },
          by: people.get(work.actor_id) ?? '–',
          reviewer: work.reviewer_id ? (people.get(work.reviewer_id) ?? '–') : null,
          isMine: work.actor_id === ctx.actor.id,
        }))
      : null,
  }
}

import { newestDay } from '@guyub/contract/our-time'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { mentorRecorded } from './events.ts'
import type { EvaluationNeeds } from './needs.ts'

interface AddMentor {
  readonly commandId: string
  readonly email: string
  readonly since: string
}

/** Who guided the region, the latest first. */
export async function mentors(ctx: Context, needs: Pick<EvaluationNeeds, 'names'>) {
  const { rows } = await sql<{ id: string; since: string; scores: number }>`
    select person_id as id, since::text, (
      select count(*)::int from evaluation_score s where s.region_code = m.region_code and s.assessor_id = m.person_id
    ) as scores
    from evaluation_mentor m where region_code = ${ctx.region.code} order by since desc, person_id`.execute(
    ctx.region.db,
  )
  const names = await needs.names(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, since, scores }) => ({ personId: id, name: names.get(id) ?? '–', since, scores }))
}

/** The ministry records who guides or guided this region. From then on this person's scores of it do not count. */
export async function addMentor(
  ctx: Context,
  needs: Pick<EvaluationNeeds, 'personByEmail'>,
  { commandId, email, since }: AddMentor,
) {
  return once(ctx, 'evaluation.add-mentor', commandId, async (tx) => {
    if (since > newestDay(ctx.now())) throw new Refusal('evaluation.mentor_in_future')
    const person = await needs.personByEmail(within(ctx, tx), email)
    if (!person) throw new Refusal('evaluation.mentor_unknown')
    const written = await tx
      .insertInto('evaluation_mentor')
      .values({ region_code: ctx.region.code, person_id: person.id, since })
      .onConflict((oc) => oc.doNothing())
      .returning('person_id')
      .executeTakeFirst()
    if (!written) throw new Refusal('evaluation.mentor_already')
    await emit(tx, ctx, mentorRecorded, {
      subjectId: person.id,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { since },
    })
    return { personId: person.id, name: person.name }
  })
}

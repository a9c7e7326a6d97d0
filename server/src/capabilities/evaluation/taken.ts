import type { ParcelBody } from '@guyub/contract/exchange'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'

type Of<Kind extends ParcelBody['kind']> = Extract<ParcelBody, { kind: Kind }>

/** A round that the centre opened, or gave more time. What the region handed in meanwhile stays. */
export async function takeRound(tx: Db, { region }: Context, told: Of<'round'>): Promise<void> {
  const { year, stage, instrument } = told
  await tx
    .insertInto('evaluation_round')
    .values({
      ...{ region_code: region.code, year, stage, id: told.id, rank_group: told.rankGroup },
      ...{ instrument_key: instrument.key, instrument: JSON.stringify(instrument) },
      ...{ opened_at: told.openedAt, closes_at: told.closesAt },
    })
    .onConflict((oc) =>
      oc.columns(['region_code', 'year', 'stage']).doUpdateSet({ closes_at: told.closesAt }),
    )
    .execute()
}

export async function takeQuestion(tx: Db, { region, actor }: Context, told: Of<'question'>): Promise<void> {
  const { id, year, stage, item, question } = told
  await tx
    .insertInto('evaluation_question')
    .values({
      ...{ region_code: region.code, id, year, stage, item, question },
      ...{ asked_by: actor.id, asked_at: told.askedAt, due_at: told.dueAt },
    })
    .onConflict((oc) => oc.columns(['region_code', 'id']).doNothing())
    .execute()
}

export async function takePresentation(tx: Db, { region }: Context, told: Of<'presentation'>): Promise<void> {
  const { year, stage, id, room } = told
  const written = {
    ...{ scheduled_at: told.scheduledAt, room, held_at: told.heldAt, minutes: told.minutes },
  }
  await tx
    .insertInto('evaluation_presentation')
    .values({ region_code: region.code, year, stage, id, ...written })
    .onConflict((oc) => oc.columns(['region_code', 'year', 'stage']).doUpdateSet(written))
    .execute()
}

/** The letter of the centre ends the round here too. */
export async function takeResult(tx: Db, { region, actor }: Context, told: Of<'result'>): Promise<void> {
  const { year, stage } = told
  const written = await tx
    .updateTable('evaluation_round')
    .set({
      ...{ published_at: told.publishedAt, letter_number: told.letterNumber, letter_on: told.letterOn },
      ...{ index_score: told.index, scores: JSON.stringify(told.scores) },
      letter: told.letter === null ? null : Buffer.from(told.letter, 'base64'),
    })
    .where('region_code', '=', region.code)
    .where('year', '=', year)
    .where('stage', '=', stage)
    .returning('id')
    .executeTakeFirst()
  if (!written) throw new Error(`a result of a round that is not here: ${year} ${stage}`)
  if (told.findings.length)
    await tx
      .insertInto('evaluation_finding')
      .values(
        told.findings.map(({ id, kind, item, finding, foundAt }) => ({
          ...{ region_code: region.code, id, year, stage, kind, item, finding },
          ...{ found_by: actor.id, found_at: foundAt },
        })),
      )
      .onConflict((oc) => oc.columns(['region_code', 'id']).doNothing())
      .execute()
}

/** What a region handed in, at the centre: its answers, each with its evidence, which came before. */
export async function takeSubmission(
  tx: Db,
  { region, actor }: Context,
  told: Of<'submission'>,
): Promise<void> {
  const { year, stage } = told
  const key = { region_code: region.code, year, stage }
  const handedIn = await tx
    .updateTable('evaluation_round')
    .set({
      ...{
        submitted_at: told.submittedAt,
        submitted_by: actor.id,
        submitted_as: told.as,
        mandate: told.mandate,
      },
    })
    .where('region_code', '=', region.code)
    .where('year', '=', year)
    .where('stage', '=', stage)
    .returning('id')
    .executeTakeFirst()
  if (!handedIn) throw new Error(`answers to a round that is not here: ${year} ${stage}`)
  for (const { item, answer, selfScore, version, evidenceIds } of told.answers) {
    const [first = '', ...more] = evidenceIds
    const written = {
      ...{ answer, self_score: selfScore, version, evidence_id: first },
      ...{ actor_id: actor.id, answered_at: told.submittedAt },
    }
    await tx
      .insertInto('evaluation_answer')
      .values({ ...key, item, ...written })
      .onConflict((oc) => oc.columns(['region_code', 'year', 'stage', 'item']).doUpdateSet(written))
      .execute()
    if (more.length)
      await tx
        .insertInto('evaluation_evidence')
        .values(more.map((evidence_id) => ({ ...key, item, evidence_id, attached_at: told.submittedAt })))
        .onConflict((oc) => oc.doNothing())
        .execute()
  }
}

export async function takeReply(tx: Db, { region, actor }: Context, told: Of<'reply'>): Promise<void> {
  await tx
    .updateTable('evaluation_question')
    .set({ reply: told.reply, replied_by: actor.id, replied_at: told.repliedAt })
    .where('region_code', '=', region.code)
    .where('id', '=', told.questionId)
    .where('replied_at', 'is', null)
    .execute()
}

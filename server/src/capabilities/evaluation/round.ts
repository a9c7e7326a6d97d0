import {
  type ItemScores,
  itemsOf,
  lacksOf,
  type RoundKey,
  type RoundView,
  scoreRound,
} from '@guyub/contract/evaluation'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { answersOf } from './answers.ts'
import { aspectsOf, type QuestionRow } from './aspects.ts'
import { finalScores, scoresOf } from './final-scores.ts'
import { findingsOf } from './findings.ts'
import type { EvaluationNeeds } from './needs.ts'
import { panelOf } from './panel.ts'
import { presentationOf } from './presentation.ts'
import { type RoundRow, roundRow, stateOf } from './round-row.ts'
import { isMentor, type Seat, seatOf } from './seat.ts'

/** A round as whoever asks may see it: what assessors think is the panel's and the ministry's until the letter. */
export async function round(ctx: Context, needs: EvaluationNeeds, key: RoundKey): Promise<RoundView> {
  const { db } = ctx.region
  const row = await roundRow(db, ctx, key)
  const { seat, guided } = await standingOf(ctx, key, row)
  const isOpenToMe =
    row.published_at !== null || ctx.actor.permissions.has('evaluation.conduct') || seat !== undefined
  const [answers, scores, questions, panel, presentation, findings] = await Promise.all([
    answersOf(db, ctx, needs, key),
    scoresOf(db, ctx, key),
    questionsOf(ctx, key),
    panelOf(ctx, key),
    presentationOf(db, ctx, key),
    isOpenToMe ? findingsOf(ctx, needs, key) : [],
  ])
  const people = [
    ...scores.given.map(({ assessor_id }) => assessor_id),
    ...panel.map((each) => each.person_id),
  ]
  const names = await needs.names(ctx, [...new Set(people)])
  const shown = isOpenToMe ? scores : { given: [], moderated: [] }
  // After the letter it says what counts, also where the scores themselves lie at the centre's installation.
  const final = row.scores ? (row.scores as unknown as { items: ItemScores }).items : finalScores(row, shown)
  const self = Object.fromEntries(answers.map(({ item, selfScore }) => [item, selfScore]))
  const state = stateOf(row, ctx.now())
  return {
    ...headOf(row),
    state,
    index: scoreRound(row.instrument, final),
    selfIndex: scoreRound(row.instrument, self),
    answered: answers.length,
    items: itemsOf(row.instrument).length,
    isMentor: guided,
    mayScore: seat !== undefined && state === 'submitted',
    isChair: seat?.isChair ?? false,
    panel: panel.map(({ person_id, is_chair, expires_at }) => ({
      ...{ name: names.get(person_id) ?? '–', isChair: is_chair, expiresAt: expires_at.toISOString() },
    })),
    presentation: presentation
      ? {
          scheduledAt: presentation.scheduled_at.toISOString(),
          room: presentation.room,
          heldAt: presentation.held_at?.toISOString() ?? null,
          minutes: presentation.minutes,
        }
      : null,
    findings: [...findings],
    aspects: aspectsOf({
      ...{ instrument: row.instrument, answers, questions, names, final, actorId: ctx.actor.id },
      ...shown,
      lacks: (item, kinds) => lacksOf(row.instrument, item, kinds),
    }),
  }
}

/** An assessor has a seat, or reads nothing until the letter; who guided the region reads why. */
async function standingOf(ctx: Context, key: RoundKey, { published_at }: RoundRow) {
  const guided = await isMentor(ctx.region.db, ctx, ctx.actor.id)
  if (!ctx.actor.permissions.has('evaluation.score') || guided) return { guided, seat: undefined }
  try {
    const seat: Seat = await seatOf(ctx.region.db, ctx, key)
    return { guided, seat }
  } catch (error) {
    if (published_at && error instanceof Refusal) return { guided, seat: undefined }
    throw error
  }
}

function headOf(row: RoundRow) {
  const { instrument } = row
  return {
    ...{ year: row.year, stage: row.stage, instrument: instrument.key, note: instrument.note },
    instrumentTitle: instrument.title ?? null,
    ...{ provenance: instrument.provenance, scale: instrument.scale, rankGroup: row.rank_group },
    openedAt: row.opened_at.toISOString(),
    closesAt: row.closes_at.toISOString(),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    submittedAs: row.submitted_as as RoundView['submittedAs'],
    mandate: row.mandate,
    publishedAt: row.published_at?.toISOString() ?? null,
    ...{ letterNumber: row.letter_number, letterOn: row.letter_on },
  }
}

async function questionsOf({ region }: Context, { year, stage }: RoundKey) {
  const { rows } = await sql<QuestionRow>`
    select id, item, question, asked_at, due_at, reply, replied_at from evaluation_question
    where region_code = ${region.code} and year = ${year} and stage = ${stage} order by asked_at, id`.execute(
    region.db,
  )
  return rows
}

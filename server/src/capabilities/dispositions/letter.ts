import { type LetterView, stepsFor } from '@guyub/contract/dispositions'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { names } from '../identity/index.ts'
import { chainOf } from './chain.ts'
import { dispositionRead } from './events.ts'
import { filesOf } from './files.ts'
import { lateness } from './items.ts'
import type { DispositionsNeeds } from './needs.ts'
import { officeLabels } from './office-labels.ts'
import { recordStep } from './record-step.ts'
import { instructionText } from './reference.ts'
import { type HandoverRow, type LetterRow, letterRow, standingOf, toldOf } from './rows.ts'
import { opensPart } from './visible.ts'
import { stepWords, wordsOf } from './words.ts'

/** A letter with what became of it. For an office that it went to, this is the receipt. */
export async function letter(
  ctx: Context,
  needs: DispositionsNeeds,
  { letterId }: { readonly letterId: string },
): Promise<LetterView> {
  const { code: region, db } = ctx.region
  const row = await letterRow(db, ctx, letterId)
  await db.transaction().execute((tx) => acknowledge(tx, ctx, needs, row))
  const [found, steps, files, chain] = await Promise.all([
    db
      .selectFrom('disposition_handover')
      .selectAll()
      .where('region_code', '=', region)
      .where('letter_id', '=', letterId)
      .orderBy('ordinal')
      .orderBy('hops')
      .execute(),
    db
      .selectFrom('disposition_step')
      .selectAll()
      .where('region_code', '=', region)
      .where('letter_id', '=', letterId)
      .orderBy('at')
      .orderBy('id')
      .execute(),
    filesOf(ctx, needs, row),
    chainOf(ctx, needs, row),
  ])
  const mine = ctx.actor.officeCode
  const handovers = found as HandoverRow[]
  const people = await names(db, [...new Set([row.sent_by, ...steps.map(({ actor_id }) => actor_id)])])
  const codes = handovers.flatMap(({ to_office, belongs_to }) => [
    to_office,
    ...(belongs_to ? [belongs_to] : []),
  ])
  const label = await officeLabels(ctx, [
    row.from_office,
    ...codes,
    ...steps.map(({ office_code }) => office_code),
    ...files.map(({ office_code }) => office_code),
  ])
  const calendar = await needs.calendars.of(ctx)
  const { subject, body } = wordsOf(needs.vault, ctx, row)
  const known = row.case_code ? await needs.caseByCode(ctx, row.case_code) : undefined
  const shown = files.map(({ office_code, handover_id, ...file }) => ({
    ...{ handoverId: handover_id, file: { ...file, office: label(office_code) } },
  }))
  const ofHandover = (id: string | null) =>
    shown.filter(({ handoverId }) => handoverId === id).map(({ file }) => file)
  // Who else it went to and how far that is stands for all to see; what was answered does not.
  const opensAnswers = (one: HandoverRow) =>
    opensPart(ctx, row, { handover_id: one.id, to_office: one.to_office })
  return {
    ...{ id: row.id, from: label(row.from_office), sentBy: people.get(row.sent_by) ?? null },
    sentAt: row.sent_at.toISOString(),
    acting: (steps.find(({ kind }) => kind === 'send')?.acting ?? null) as 'plt' | 'plh' | null,
    ...{ confidentiality: row.confidentiality, subject, body },
    instructions: row.instructions.map(instructionText),
    official: { number: row.official_number, url: row.official_url },
    case: row.case_code
      ? { code: row.case_code, caseId: known?.id ?? null, service: known?.service ?? null }
      : null,
    handovers: handovers.map((one) => ({
      ...{ id: one.id, to: label(one.to_office), kind: one.kind, state: one.state, dueOn: one.due_on },
      ...{ ...lateness(calendar, one, ctx.now()), hops: one.hops, follows: one.follows },
      belongsTo: one.belongs_to ? label(one.belongs_to) : null,
      may: mayNow(ctx, one),
      steps: steps
        .filter(({ handover_id }) => handover_id === one.id && opensAnswers(one))
        .map(({ id, kind, at, actor_id, office_code, acting, ...said }) => ({
          ...{ id, kind: kind as 'send', at: at.toISOString() },
          by: {
            name: people.get(actor_id) ?? null,
            office: label(office_code),
            acting: acting as 'plt' | null,
          },
          words: stepWords(needs.vault, ctx, row, { id, ...said }),
        })),
      files: opensAnswers(one) ? ofHandover(one.id) : [],
    })),
    files: ofHandover(null),
    chain,
    mayAttach: row.from_office === mine && ctx.actor.permissions.has('dispositions.act'),
    isSample: row.is_sample,
  }
}

function mayNow({ actor }: Context, one: HandoverRow) {
  if (!actor.permissions.has('dispositions.act')) return []
  const steps = stepsFor(standingOf(one), actor.officeCode)
  return steps.includes('report') ? [...steps, 'pass-on' as const] : steps
}

/** The first time that somebody of an office opens what came to it, the sender learns so; each person is remembered once. */
async function acknowledge(tx: Db, ctx: Context, needs: DispositionsNeeds, row: LetterRow): Promise<void> {
  const region = ctx.region.code
  const mine = (await tx
    .selectFrom('disposition_handover')
    .selectAll()
    .where('region_code', '=', region)
    .where('letter_id', '=', row.id)
    .where('to_office', '=', ctx.actor.officeCode)
    .where('state', '<>', 'withdrawn')
    .forUpdate()
    .execute()) as HandoverRow[]
  for (const handover of mine) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('disposition_read')
      .values({
        ...{ region_code: region, letter_id: row.id, handover_id: handover.id },
        ...{ actor_id: ctx.actor.id, at: ctx.now() },
      })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows) continue
    await recordStep(tx, ctx, needs, { letter: row, handoverId: handover.id, kind: 'read' })
    if (handover.state !== 'sent') continue
    await tx
      .updateTable('disposition_handover')
      .set({ state: 'read', read_at: ctx.now() })
      .where('region_code', '=', region)
      .where('id', '=', handover.id)
      .execute()
    await emit(tx, ctx, dispositionRead, {
      ...{ subjectId: handover.id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: toldOf(row, handover),
    })
  }
}

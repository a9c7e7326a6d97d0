import { randomUUID } from 'node:crypto'
import { type Confidentiality, isAtLeast, lateFrom, refuseStep } from '@guyub/contract/dispositions'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { MOST_HOPS, refuseAddressee } from './addressees.ts'
import { dispositionSent, dispositionTaken } from './events.ts'
import type { DispositionsNeeds } from './needs.ts'
import { recordStep } from './record-step.ts'
import { isInstruction } from './reference.ts'
import { lockedHandover, standingOf, toldOf } from './rows.ts'
import { refuseLaterThan } from './step.ts'
import { keptWords } from './words.ts'

interface Send {
  readonly commandId: string
  readonly parent?: string | undefined
  readonly to: readonly string[]
  readonly copies: readonly string[]
  readonly confidentiality: Confidentiality
  readonly subject: string
  readonly body: string
  readonly instructions: readonly string[]
  readonly dueOn: string
  readonly official: { readonly number: string | null; readonly url: string | null }
  readonly caseCode?: string | undefined
}

/** Sends a letter, or passes on the task of one that came here. */
export async function sendLetter(ctx: Context, needs: DispositionsNeeds, command: Send) {
  return once(ctx, 'dispositions.send', command.commandId, async (tx) => {
    const { commandId: id, to, copies, dueOn } = command
    const inside = within(ctx, tx)
    if (new Set([...to, ...copies]).size < to.length + copies.length)
      throw new Refusal('dispositions.office_twice')
    for (const code of [...to, ...copies]) await refuseAddressee(tx, ctx, code)
    if (!command.instructions.every(isInstruction)) throw new Refusal('dispositions.unknown_instruction')
    const { today, isRehearsal } = await regionToday(inside)
    if (dueOn < today) throw new Refusal('dispositions.due_in_past')
    const parent = command.parent ? await takenOn(tx, ctx, needs, command, command.parent, today) : undefined
    const about = parent?.about ?? (await caseOf(inside, needs, command.caseCode))
    const letter = {
      ...{ region_code: ctx.region.code, id, from_office: ctx.actor.officeCode },
      ...{ parent_handover: command.parent ?? null, root_id: parent?.path[0] ?? id },
      ...{ path: [...(parent?.path ?? []), id], confidentiality: command.confidentiality },
      ...keptWords(needs.vault, ctx, id, command.confidentiality, command),
      instructions: [...command.instructions],
      ...{ official_number: command.official.number, official_url: command.official.url },
      ...{ case_id: about?.id ?? null, case_code: about?.code ?? null },
      ...{ sent_by: ctx.actor.id, sent_at: ctx.now(), is_sample: isRehearsal },
    }
    await tx.insertInto('disposition_letter').values(letter).execute()
    const dueAt = lateFrom(await needs.calendars.of(inside), dueOn)
    const handovers: Record<string, string> = {}
    for (const [ordinal, [office, kind]] of [
      ...to.map((code) => [code, 'action'] as const),
      ...copies.map((code) => [code, 'copy'] as const),
    ].entries())
      handovers[office] = await handOver(tx, ctx, needs, letter, {
        ...{ ordinal, office, kind, hops: (parent?.hops ?? 0) + 1, follows: null },
        ...(kind === 'action' ? { dueOn, dueAt } : { dueOn: null, dueAt: null }),
      })
    return { letterId: id, handovers }
  })
}

interface To {
  readonly ordinal: number
  readonly office: string
  readonly kind: 'action' | 'copy'
  readonly dueOn: string | null
  readonly dueAt: Date | null
  readonly hops: number
  readonly follows: string | null
}

interface Sent {
  readonly id: string
  readonly confidentiality: Confidentiality
  readonly data_key: Buffer | null
  readonly is_sample: boolean
}

/** Gives an office its part of a letter. */
export async function handOver(
  tx: Db,
  ctx: Context,
  needs: DispositionsNeeds,
  letter: Sent,
  { ordinal, office, kind, dueOn, dueAt, hops, follows }: To,
): Promise<string> {
  if (hops > MOST_HOPS) throw new Refusal('dispositions.too_many_hops')
  const row = {
    ...{ region_code: ctx.region.code, id: randomUUID(), letter_id: letter.id, ordinal },
    ...{
      from_office: ctx.actor.officeCode,
      to_office: office,
      kind,
      due_on: dueOn,
      due_at: dueAt,
      hops,
      follows,
    },
    ...{ sent_at: ctx.now(), is_sample: letter.is_sample },
  }
  await tx.insertInto('disposition_handover').values(row).execute()
  await recordStep(tx, ctx, needs, { letter, handoverId: row.id, kind: 'send' })
  await emit(tx, ctx, dispositionSent, {
    ...{ subjectId: row.id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
    facts: { ...toldOf(letter, row), kind, isRedirected: follows !== null },
  })
  return row.id
}

/** The task that is passed on: it came to this office and is not answered. Whoever passes it on works on it. */
async function takenOn(
  tx: Db,
  ctx: Context,
  needs: DispositionsNeeds,
  { confidentiality, dueOn }: Send,
  parentId: string,
  today: string,
) {
  const { handover, letter } = await lockedHandover(tx, ctx, parentId)
  const refused = refuseStep('report', standingOf(handover), ctx.actor.officeCode)
  if (refused) throw new Refusal(refused)
  if (!isAtLeast(confidentiality, letter.confidentiality)) throw new Refusal('dispositions.less_confidential')
  refuseLaterThan(handover, dueOn, today)
  if (handover.state !== 'in-progress') {
    await tx
      .updateTable('disposition_handover')
      .set({ state: 'in-progress', taken_by: ctx.actor.id, read_at: handover.read_at ?? ctx.now() })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', parentId)
      .execute()
    await recordStep(tx, ctx, needs, { letter, handoverId: parentId, kind: 'take' })
    await emit(tx, ctx, dispositionTaken, {
      ...{ subjectId: parentId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: toldOf(letter, handover),
    })
  }
  const about =
    letter.case_id && letter.case_code ? { id: letter.case_id, code: letter.case_code } : undefined
  return { path: letter.path, hops: handover.hops, about }
}

/** A request is named by those whose business it is; codes of others are not tried out here. */
async function caseOf(ctx: Context, { caseByCode }: DispositionsNeeds, code: string | undefined) {
  if (!code) return undefined
  const found = await caseByCode(ctx, code)
  if (!found) throw new Refusal('dispositions.case_not_found')
  return found
}

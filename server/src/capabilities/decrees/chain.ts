import { gapsIn } from '@guyub/contract/decrees'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isAnother } from '../identity/index.ts'
import { decreeDecided, decreeSubmitted } from './events.ts'
import { type DecreeRow, lockedDecree, lockedDraft } from './rows.ts'

interface Submit {
  readonly commandId: string
  readonly decreeId: string
  readonly version: number
}

/** Hands a draft in. A text with gaps comes back at once, with where they are. */
export async function submitDecree(ctx: Context, { commandId, decreeId, version }: Submit) {
  return once(ctx, 'decrees.submit', commandId, async (tx) => {
    const row = await lockedDraft(tx, ctx, decreeId, version)
    const gaps = gapsIn(row.title, row.body)
    if (gaps.length)
      throw new Refusal(
        'decrees.gaps_left',
        gaps.map((pointer) => ({ pointer, code: 'decrees.gap' })),
      )
    const round = row.round + 1
    await tx
      .updateTable('decree')
      .set({ state: 'in-chain', round, submitted_by: ctx.actor.id, submitted_at: ctx.now() })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', decreeId)
      .execute()
    await emit(tx, ctx, decreeSubmitted, {
      ...{ subjectId: decreeId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { round, version },
    })
    return { decreeId }
  })
}

interface Decide {
  readonly commandId: string
  readonly decreeId: string
  readonly step: string
  readonly verdict: 'passed' | 'returned'
  readonly reason?: string | undefined
  readonly version: number
}

/** One step of the chain, by somebody who neither wrote on the decree nor took another step of it. */
export async function decideDecree(ctx: Context, command: Decide) {
  const { commandId, decreeId, step, verdict, reason, version } = command
  return once(ctx, 'decrees.decide', commandId, async (tx) => {
    const row = await lockedDecree(tx, ctx, decreeId)
    const before = await passedSteps(tx, ctx, row)
    await refuseStep(tx, ctx, row, command, before)
    if (row.version !== version) throw new Refusal('decrees.changed')
    if (verdict === 'returned' && !reason) throw new Refusal('decrees.reason_needed')
    await tx
      .insertInto('decree_step')
      .values({
        ...{
          region_code: ctx.region.code,
          decree_id: decreeId,
          id: commandId,
          round: row.round,
          step,
          verdict,
        },
        ...{ reason: verdict === 'returned' ? (reason ?? null) : null, version: row.version },
        ...{ actor_id: ctx.actor.id, at: ctx.now() },
      })
      .execute()
    const isLast = before.length + 1 === row.chain.length
    const state = verdict === 'returned' ? 'draft' : isLast ? 'passed' : 'in-chain'
    await tx
      .updateTable('decree')
      .set({ state })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', decreeId)
      .execute()
    await emit(tx, ctx, decreeDecided, {
      ...{ subjectId: decreeId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { step, verdict, round: row.round },
    })
    return { decreeId, state: state as DecreeRow['state'] }
  })
}

/** The step whose turn it is; and the legal office, which may find at its number that something is wrong. */
async function refuseStep(
  tx: Db,
  ctx: Context,
  row: DecreeRow,
  { step, verdict }: Decide,
  before: readonly { readonly actor_id: string }[],
): Promise<void> {
  if (row.state === 'passed' && step === 'number' && verdict === 'returned') {
    if (!ctx.actor.permissions.has('decrees.number')) throw new Refusal('decrees.step_not_yours')
    return
  }
  if (row.state !== 'in-chain') throw new Refusal('decrees.not_in_chain')
  const next = row.chain[before.length]
  if (next?.key !== step) throw new Refusal('decrees.not_this_step')
  if (!next.roles.some((role) => role === ctx.actor.role)) throw new Refusal('decrees.step_not_yours')
  const others = [...row.editors, row.submitted_by, ...before.map(({ actor_id }) => actor_id)]
  if (!(await isAnother(tx, ctx.actor.id, others))) throw new Refusal('decrees.second_person_needed')
}

/** Who passed it on in the present round, in the order of the chain. */
export async function passedSteps(tx: Db, { region }: Context, row: DecreeRow) {
  const steps = await tx
    .selectFrom('decree_step')
    .select(['step', 'actor_id', 'at'])
    .where('region_code', '=', region.code)
    .where('decree_id', '=', row.id)
    .where('round', '=', row.round)
    .where('verdict', '=', 'passed')
    .execute()
  return row.chain.flatMap(({ key }) => steps.find(({ step }) => step === key) ?? [])
}

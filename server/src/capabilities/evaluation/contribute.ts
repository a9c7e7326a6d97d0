import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { agencyContributed, contributionReturned } from './events.ts'
import { unpublished } from './round-row.ts'

interface Contribute {
  readonly commandId: string
  readonly contributionId: string
  readonly contribution: string
  readonly version: number
}

/** What an agency has to say; it may say it better until the answers are handed in. */
export async function contribute(ctx: Context, command: Contribute) {
  const { commandId, contributionId, contribution } = command
  const { today } = await regionToday(ctx)
  return once(ctx, 'evaluation.contribute', commandId, async (tx) => {
    const asked = await changeable(tx, ctx, command)
    // Another agency's is not there for this one; whoever answers for the region may write it down for an agency.
    const isMine =
      asked.office_code === ctx.actor.officeCode || ctx.actor.permissions.has('evaluation.answer')
    if (!isMine) throw new Refusal('evaluation.no_such_contribution')
    const now = ctx.now()
    await write(tx, ctx, contributionId, {
      ...{ contribution, contributed_at: now, contributed_by: ctx.actor.id },
      ...{ returned_at: null, return_reason: null, version: asked.version + 1 },
    })
    const { year, stage, item } = asked
    await emit(tx, ctx, agencyContributed, {
      subjectId: contributionId,
      officeCode: ctx.actor.officeCode,
      occurredAt: now,
      facts: { year, stage, item, office: asked.office_code, isLate: asked.due_on < today },
    })
    return { version: asked.version + 1 }
  })
}

interface Return {
  readonly commandId: string
  readonly contributionId: string
  readonly reason: string
  readonly version: number
}

/** Gives a contribution back, with what is missing; what was said stays readable. */
export async function returnContribution(ctx: Context, command: Return) {
  const { commandId, contributionId, reason } = command
  return once(ctx, 'evaluation.return-contribution', commandId, async (tx) => {
    const asked = await changeable(tx, ctx, command)
    if (!asked.contributed_at || asked.returned_at) throw new Refusal('evaluation.nothing_contributed')
    await write(tx, ctx, contributionId, {
      ...{ returned_at: ctx.now(), return_reason: reason, version: asked.version + 1 },
    })
    const { year, stage, item } = asked
    await emit(tx, ctx, contributionReturned, {
      subjectId: contributionId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, stage, item, office: asked.office_code },
    })
    return { version: asked.version + 1 }
  })
}

async function changeable(tx: Db, ctx: Context, command: { contributionId: string; version: number }) {
  const asked = await tx
    .selectFrom('evaluation_contribution')
    .selectAll()
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', command.contributionId)
    .forUpdate()
    .executeTakeFirst()
  if (!asked) throw new Refusal('evaluation.no_such_contribution')
  const round = await unpublished(tx, ctx, asked).catch((error) => {
    // To an agency a published round is one that was handed in.
    throw error instanceof Refusal ? new Refusal('evaluation.submitted_already') : error
  })
  if (round.submitted_at) throw new Refusal('evaluation.submitted_already')
  if (asked.version !== command.version) throw new Refusal('evaluation.changed')
  return asked
}

async function write(tx: Db, { region }: Context, id: string, values: object): Promise<void> {
  await tx
    .updateTable('evaluation_contribution')
    .set(values)
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .execute()
}

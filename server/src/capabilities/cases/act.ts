import { type Answers, enact, refuseAct, type Standing } from '@guyub/contract/cases'
import type { Action } from '@guyub/contract/definition'
import type { Role } from '@guyub/contract/identity/roles'
import { answerOf } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Statement } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type CaseRow, keyOf, standingOf, useOf } from './case-row.ts'
import { changedForm } from './changed-form.ts'
import { isWatching, isWithin } from './jurisdiction.ts'
import { move } from './move.ts'
import type { CasesNeeds } from './needs.ts'
import { refuseHandler, refuseInto } from './refuse-target.ts'

export interface Act {
  readonly commandId: string
  readonly caseId: string
  readonly action: string
  readonly product?: string | undefined
  readonly reason?: string | undefined
  readonly message?: string | undefined
  readonly number?: string | undefined
  readonly paper?: string | undefined
  readonly into?: string | undefined
  readonly handler?: string | undefined
  readonly form?: Answers | undefined
  readonly occurredAt: string
  readonly version?: number | undefined
}

interface Moved {
  readonly caseId: string
  readonly version: number
  readonly state: string
  readonly products: Readonly<Record<string, { state: string; due: string }>>
}

const NAME = 'cases.act'
const TRIES = 5

/** Does one action of the definition. A read, the rule, and one call that writes if nobody was quicker. */
export async function act(ctx: Context, needs: CasesNeeds, command: Act, as?: 'applicant'): Promise<Moved> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    try {
      const done = await tryOnce(ctx, needs, command, as ?? (ctx.actor.role as Role))
      if (done) return done
    } catch (error) {
      // Sent again, what was done cannot be done: the first answer stands.
      const before =
        error instanceof Refusal && (await answerOf<Moved>(ctx.region.db, ctx, NAME, command.commandId))
      if (before) return before
      throw error
    }
  }
  throw new Refusal('cases.changed')
}

async function tryOnce(
  ctx: Context,
  needs: CasesNeeds,
  command: Act,
  as: Role | 'applicant',
): Promise<Moved | undefined> {
  const { code: region } = ctx.region
  const [row] = await ctx.region.read<Looked>(LOOK, [
    command.caseId,
    command.paper ?? null,
    command.product ?? null,
    command.form !== undefined,
  ])
  if (!row || !(as === 'applicant' || isWithin(ctx.actor, row))) throw new Refusal('cases.not_found')
  if (!row.data_key) throw new Refusal('cases.erased')
  if (command.version && command.version !== row.version) throw new Refusal('cases.changed')
  const { use } = await useOf(needs, ctx.region, row)
  const standing = standingOf(row)
  const watches = as !== 'applicant' && isWatching(ctx.actor, row)
  const at = momentOf(ctx, row, standing, command, as)
  const hasForm = command.form !== undefined
  const refusal = refuseAct(use, standing, { ...command, as, watches, hasForm, at })
  if (refusal) throw new Refusal(refusal)
  if (command.paper && !row.paper_there) throw new Refusal('cases.paper_unknown')
  if (command.into) await refuseInto(ctx, row, command.into)
  if (command.handler) await refuseHandler(ctx, row, command.handler)

  const calendar = await needs.calendars.of(ctx)
  // The clock has not come round yet, but the time was over when this was done.
  if (row.leaves_at && at >= row.leaves_at) throw new Refusal('cases.time_over')
  const { standing: next, moves } = enact(use, calendar, standing, command, at)
  const answer = {
    caseId: row.id,
    version: row.version + 1,
    state: next.state,
    products: Object.fromEntries(
      Object.entries(next.products).map(([key, its]) => [key, { state: its.state, due: its.due }]),
    ),
  }
  const changed = command.form && (await changedForm(ctx, needs, { use, calendar }, row, command.form))
  const key = command.message || command.number ? keyOf(needs, region, row) : undefined
  const sealed = (what: string, text: string | undefined) =>
    text ? key?.encrypt(`${command.commandId} ${what}`, Buffer.from(text)) : undefined
  const action = use.actions[command.action] as Action
  const outcome = await move(ctx, {
    ...{ commandId: command.commandId, name: NAME, answer, row, use, calendar, next, moves, at, changed },
    office: ctx.actor.officeCode || row.office_code,
    ...{ action: command.action, product: command.product, reason: command.reason },
    ...{ message: sealed('message', command.message), number: sealed('number', command.number) },
    stock: action.takesBlank ? use.products.find(({ key }) => key === command.product)?.stock : undefined,
    ...{ handler: command.handler, into: command.into },
  })
  if (outcome === 'done') return answer
  if (outcome === 'repeat') return answerOf<Moved>(ctx.region.db, ctx, NAME, command.commandId)
  if (command.version) throw new Refusal('cases.changed')
  return undefined
}

/**
 * When it happened. A counter without a network tells hours later, but nothing happens before what led to it; the agency
 * works on line, so a delivery counts when the server hears of it, whatever a clock or an officer says.
 */
function momentOf(
  { actor, now }: Context,
  row: Looked,
  { products }: Standing,
  { occurredAt }: Act,
  as: Role | 'applicant',
): Date {
  const heard = now()
  if (as === 'applicant' || actor.jurisdiction.kind === 'agency') return heard
  const before = Object.values(products).map(({ since, pausedAt }) => Date.parse(pausedAt ?? since))
  const earliest = Math.max(row.submitted_at.getTime(), ...before)
  return new Date(Math.min(heard.getTime(), Math.max(Date.parse(occurredAt), earliest)))
}

const LOOKED = [
  ...([
    'id',
    'service_key',
    'service_version',
    'office_code',
    'handler_code',
    'area_code',
    'state',
    'products',
  ] as const),
  ...(['version', 'round', 'data_key', 'phone_hash', 'submitted_at', 'watcher_code', 'leaves_at'] as const),
] as const
type Looked = Pick<CaseRow, (typeof LOOKED)[number] | 'form'> & { readonly paper_there: boolean }

// What people wrote is fetched only to be corrected.
const LOOK: Statement = {
  name: 'cases.look',
  text: `
    select ${LOOKED.join(', ')}, case when $5 then form end as form, exists (select from case_file f where f.region_code = $1 and f.id = $3 and f.case_id = c.id
                        and f.product = $4) as paper_there
    from "case" c where c.region_code = $1 and c.id = $2`,
}

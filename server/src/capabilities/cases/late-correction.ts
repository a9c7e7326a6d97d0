import type { Answers } from '@guyub/contract/cases'
import type { Action } from '@guyub/contract/definition'
import type { Role } from '@guyub/contract/identity/roles'
import { answerOf } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type CaseRow, keyOf, standingOf, useOf } from './case-row.ts'
import { changedForm } from './changed-form.ts'
import { isWithin } from './jurisdiction.ts'
import { move } from './move.ts'
import type { CasesNeeds, ChangeNeeds } from './needs.ts'

/** Some answers of a request as they stand; nothing where it is not this actor's business, or the person was erased. */
export async function answersOf(
  { region, actor }: Pick<Context, 'region' | 'actor'>,
  { vault }: Pick<CasesNeeds, 'vault'>,
  caseId: string,
  fields: readonly string[],
): Promise<Answers | undefined> {
  const row = await rowOf(region, caseId)
  if (!row?.form || !row.data_key || !isWithin(actor, row)) return undefined
  const form = JSON.parse(keyOf({ vault }, region.code, row).decrypt(row.id, row.form).toString()) as Answers
  return Object.fromEntries(
    fields.flatMap((field) => (form[field] === undefined ? [] : [[field, form[field]]])),
  )
}

function rowOf({ code, db }: Context['region'], caseId: string) {
  return db
    .selectFrom('case')
    .selectAll()
    .where('region_code', '=', code)
    .where('id', '=', caseId)
    .executeTakeFirst() as Promise<CaseRow | undefined>
}

interface Late {
  readonly commandId: string
  readonly caseId: string
  readonly action: string
  readonly form: Answers
  readonly occurredAt: string
}

const TRIES = 5

/**
 * A correction that was made without a network and arrives after another one: both people answered the same question of the agency, each
 * in other fields. Its answers are joined to what stands, while the request is still where the first correction brought it; afterwards
 * it is refused like others. Who compares the fields is the caller.
 */
export async function correctLate(ctx: Context, needs: ChangeNeeds, command: Late): Promise<object> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await answerOf<object>(ctx.region.db, ctx, 'cases.act', command.commandId)
    const done = before ?? (await joinOnce(ctx, needs, command))
    if (done) return done
  }
  throw new Refusal('cases.changed')
}

async function joinOnce(ctx: Context, needs: ChangeNeeds, command: Late): Promise<object | undefined> {
  const row = await rowOf(ctx.region, command.caseId)
  if (!row || !isWithin(ctx.actor, row)) throw new Refusal('cases.not_found')
  const { use } = await useOf(needs, ctx.region, row)
  const standing = standingOf(row)
  const action = Object.hasOwn(use.actions, command.action)
    ? (use.actions[command.action] as Action)
    : undefined
  const mayCorrect = action?.by.includes(ctx.actor.role as Role) && action.asks.form === 'allowed'
  if (action?.on !== 'case' || !mayCorrect || action.to !== standing.state)
    throw new Refusal('cases.not_in_this_state')
  const { code, db } = ctx.region
  const first = await db
    .selectFrom('case_form')
    .select('until')
    .where('region_code', '=', code)
    .where('case_id', '=', row.id)
    .where('action', '=', command.action)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (!first) throw new Refusal('cases.not_in_this_state')
  const calendar = await needs.calendars.of(ctx)
  const at = new Date(
    Math.min(ctx.now().getTime(), Math.max(Date.parse(command.occurredAt), first.until.getTime())),
  )
  const products = Object.entries(standing.products).map(([key, its]) => [
    key,
    { state: its.state, due: its.due },
  ])
  const answer = {
    ...{ caseId: row.id, version: row.version + 1, state: standing.state },
    products: Object.fromEntries(products),
  }
  const outcome = await move(ctx, {
    ...{ commandId: command.commandId, name: 'cases.act', answer, row, use, calendar, next: standing, at },
    moves: [{ from: standing.state, to: standing.state }],
    changed: await changedForm(ctx, needs, { use, calendar }, row, command.form),
    ...{ office: ctx.actor.officeCode || row.office_code, action: command.action },
  })
  return outcome === 'done' ? answer : undefined
}

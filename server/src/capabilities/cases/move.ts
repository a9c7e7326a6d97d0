import type { WorkingCalendar } from '@guyub/contract/calendar'
import { leavesAt, type Move, nextDue, type Standing } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import type { CaseUse } from '@guyub/contract/definition'
import type { Context } from '../../kernel/context.ts'
import type { Statement } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { sqlStateOf } from '../../kernel/sqlstate.ts'
import type { CaseRow } from './case-row.ts'
import type { ChangedForm } from './changed-form.ts'
import { caseMoved } from './events.ts'

type Before = Pick<
  CaseRow,
  | 'id'
  | 'version'
  | 'state'
  | 'round'
  | 'leaves_at'
  | 'phone_hash'
  | 'service_key'
  | 'area_code'
  | 'office_code'
  | 'handler_code'
>

/** One step of a case: from the version that it was judged by to what follows. */
interface Step {
  readonly commandId: string
  /** Of the receipt, and what is answered when the command comes again. */
  readonly name: string
  readonly answer: object
  readonly row: Before
  readonly use: CaseUse
  readonly calendar: WorkingCalendar
  readonly next: Standing
  readonly moves: readonly Move[]
  readonly at: Date
  readonly office: string
  readonly action: string
  readonly product?: string | undefined
  readonly reason?: string | undefined
  /** Under the key of the case. */
  readonly message?: Buffer | undefined
  readonly number?: Buffer | undefined
  /** The blank that a card was printed on. */
  readonly stock?: string | undefined
  readonly changed?: ChangedForm | undefined
  readonly handler?: string | undefined
  readonly into?: string | undefined
}

/** Writes it in one call, if nobody was quicker. `repeat`: the command was done before; `changed`: the case has another version. */
export async function move(ctx: Context, step: Step): Promise<'done' | 'repeat' | 'changed'> {
  const { row, use, next, moves, at, changed, into } = step
  const [first] = moves
  const state = use.states[next.state]
  const values = [
    ...[step.commandId, ctx.actor.id, step.name, ctx.fingerprint, JSON.stringify(step.answer)],
    ...[row.id, row.version, next.state, Boolean(state?.final), Boolean(state?.pauses)],
    ...[JSON.stringify(next.products), nextDue(use, next), row.round + (changed ? 1 : 0)],
    ...[changed?.sealed, changed?.subject, changed?.nik, changed?.phone],
    ...[changed?.flags, changed && JSON.stringify(changed.facts)],
    ...[at, step.office, step.action, step.product, first?.from, first?.to, step.reason],
    ...[step.message, step.number, step.stock, row.handler_code],
    ...[moves.map(() => newCommandId()), caseMoved.type, caseMoved.version],
    JSON.stringify(moves.map((one) => told(step, one))),
    ...(changed?.likeness ?? [null, null]),
    ...[step.handler ?? changed?.handler, into, into && newCommandId()],
    ...[changed?.reference, leavesAfter(step), changed?.area, changed?.watcher],
  ]
  const [written] = await ctx.region
    .run<{ outcome: 'done' | 'repeat' | 'changed' }>(
      MOVE,
      values.map((value) => value ?? null),
    )
    .catch((error) => {
      if (sqlStateOf(error) === 'GY001') throw new Refusal('cases.no_blanks')
      if (sqlStateOf(error) === 'GY002') return [{ outcome: 'repeat' as const }]
      if (sqlStateOf(error) === 'GY003') throw new Refusal('cases.into_merged')
      throw error
    })
  return written?.outcome ?? 'changed'
}

/** What does not change the state does not wind its clock up again. */
function leavesAfter({ row, use, calendar, next, at }: Step): Date | undefined {
  return (next.state === row.state ? row.leaves_at : leavesAt(use, calendar, next.state, at)) ?? undefined
}

function told({ row, action, reason, handler, changed }: Step, { product, from, to, delivered }: Move) {
  const area = changed?.area ?? row.area_code
  const place = { service: row.service_key, area, intake: row.office_code }
  const onto = handler ?? changed?.handler
  const phone = changed ? changed.phone : row.phone_hash
  return caseMoved.facts.parse({
    // A request that is handed on is told of by whoever gets it.
    ...{ ...place, handler: onto ?? row.handler_code },
    ...{ action, product, from, to, reason, ...delivered, contact: phone ? 'phone' : 'none' },
    ...(onto && { handedOnBy: row.handler_code }),
  })
}

const MOVE: Statement = {
  name: 'cases.act',
  text: `select move_case(${Array.from({ length: 44 }, (_, index) => `$${index + 1}`).join(', ')}) as outcome`,
}

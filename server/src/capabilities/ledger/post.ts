import { newCommandId } from '@guyub/contract/command'
import type { LedgerUse } from '@guyub/contract/definition/ledger'
import { ACCOUNTS, type Posting } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import { firstAnswer } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf, sqlStateOf } from '../../kernel/sqlstate.ts'
import type { BookRow } from './book-row.ts'
import { entryPosted } from './events.ts'

/** Whose passbook it is about, and whether they left where they are told. */
export interface EntryHolder {
  readonly id: string
  readonly kind: string
  readonly isReached: boolean
}

/** One entry of one book. */
export interface Entry {
  readonly id: string
  readonly book: BookRow
  readonly use: LedgerUse
  readonly kind: string
  readonly day: string
  readonly at: Date
  readonly postings: readonly Posting[]
  /** Rupiah that it is about, as the event tells; below nothing when it takes back. */
  readonly rupiah: number
  readonly holder?: EntryHolder | undefined
  readonly otherBook?: string | undefined
  readonly list?: string | undefined
  readonly slip?: string | undefined
  readonly reason?: string | undefined
  readonly reverses?: string | undefined
  readonly oldPrices?: boolean | undefined
}

/** Writes entries within the transaction of a command. */
export async function post(tx: Db, ctx: Context, entries: readonly Entry[]): Promise<void> {
  await sql`select post_entries(${sql.join([ctx.region.code, ...valuesOf(ctx, null, {}, undefined, entries)])})`
    .execute(tx)
    .catch(refuse)
}

interface Command {
  readonly name: string
  readonly id: string
}

/** Writes entries in one call, with the receipt. What is answered has the balance of an account of the first book. */
export async function postOnce<Answer extends object>(
  ctx: Context,
  command: Command,
  answer: Answer,
  tells: Pick<Posting, 'kind' | 'about'>,
  entries: readonly Entry[],
): Promise<Answer & { balance: number }> {
  const [row] = await ctx.region
    .run<{ told: (Answer & { balance: number }) | null }>(
      POST,
      valuesOf(ctx, command, answer, tells, entries),
    )
    .catch(refuse)
  return row?.told ?? firstAnswer(ctx.region.db, ctx, command.name, command.id)
}

const PARAMETERS = 18
const POST = {
  name: 'ledger.post',
  text: `select post_entries(${Array.from({ length: PARAMETERS }, (_, index) => `$${index + 1}`).join(', ')}) as told`,
}

function valuesOf(
  ctx: Context,
  command: Command | null,
  answer: object,
  tells: Pick<Posting, 'kind' | 'about'> | undefined,
  entries: readonly Entry[],
): unknown[] {
  const lines = entries.flatMap((entry) => entry.postings.map((posting) => ({ entry, ...posting })))
  return [
    ...[ctx.actor.id, command?.id ?? null, command?.name ?? null, ctx.fingerprint ?? null],
    ...[JSON.stringify(answer), tells?.kind ?? null, tells?.about ?? null],
    JSON.stringify(entries.map((entry) => rowOf(ctx, entry))),
    lines.map(({ entry }) => entry.id),
    lines.map(({ entry }) => entry.book.id),
    lines.map(({ kind }) => kind),
    lines.map(({ about }) => about),
    lines.map(({ kind }) => ACCOUNTS[kind].unit),
    lines.map(({ kind }) => ACCOUNTS[kind].side),
    lines.map(({ amount }) => amount),
    lines.map(({ price }) => price ?? null),
    JSON.stringify(entries.map(eventOf)),
  ]
}

function rowOf({ now }: Context, { id, book, kind, day, at, holder, ...more }: Entry) {
  const { otherBook, list, slip, reason, reverses, oldPrices } = more
  return {
    ...{ id, book: book.id, kind, day, occurredAt: at, recordedAt: now(), holder: holder?.id },
    ...{ otherBook, list, slip, reason, reverses, oldPrices },
  }
}

function eventOf({ id, book, use, kind, at, postings, rupiah, holder, slip, otherBook }: Entry) {
  const categories = new Map(use.commodities.map(({ key, category }) => [key, category]))
  const grams = new Map<string, number>()
  let margin = 0
  for (const { kind: account, about, amount } of postings) {
    if (account === 'margin') margin -= amount
    if (account !== 'weight') continue
    const category = `grams-${categories.get(about) ?? 'other'}`
    grams.set(category, (grams.get(category) ?? 0) + amount)
  }
  const total = [...grams.values()].reduce((sum, each) => sum + each, 0)
  const facts = entryPosted.facts.parse({
    ...{
      service: book.service_key,
      book: book.kind,
      area: book.area_code,
      entry: kind,
      holder: holder?.kind,
    },
    ...{
      rupiah,
      grams: total,
      ...Object.fromEntries(grams),
    },
    ...(kind === 'sale' && !otherBook && { sold: -total }),
    ...(margin !== 0 && { margin }),
    withSlip: slip !== undefined,
    ...(holder?.isReached && { tellsHolder: true }),
  })
  const { type, version } = entryPosted
  return { id: newCommandId(), type, version, occurredAt: at, office: book.area_code, subject: id, facts }
}

const SHORT: Readonly<Record<string, string>> = {
  ...{ cash: 'ledger.cash_short', bank: 'ledger.cash_short', savings: 'ledger.over_balance' },
  ...{ stock: 'ledger.stock_short', weight: 'ledger.stock_short', weighed: 'ledger.stock_short' },
  ...{ claims: 'ledger.not_owed', debts: 'ledger.not_owed' },
}
const CONSTRAINTS: Readonly<Record<string, string>> = {
  ledger_entry_slip_once: 'ledger.slip_twice',
  ledger_entry_taken_back_once: 'ledger.taken_back_before',
}

function refuse(error: unknown): never {
  if (sqlStateOf(error) === 'GY010') {
    const [kind = '', about = ''] = (error as Error).message.split(' ')
    throw new Refusal(
      SHORT[kind] ?? 'ledger.cash_short',
      about ? [{ pointer: `#/${kind}/${about}`, code: 'short' }] : undefined,
    )
  }
  if (sqlStateOf(error) === 'GY011') throw new Refusal('ledger.day_closed')
  const code = CONSTRAINTS[constraintOf(error) ?? '']
  throw code ? new Refusal(code) : error
}

import { newCommandId } from '@guyub/contract/command'
import pg from 'pg'
import { checkLedger } from '../server/src/capabilities/ledger/index.ts'
import { openReader } from '../server/src/kernel/db.ts'
import type { Product } from './product.ts'

const [BOOKS, HOLDERS] = [40, 25]
const AREA = '35.05.01.2001'
const [WARM, TRIES] = [20, 500]

export interface Bank {
  readonly cookie: string
  /** Book, price list and member, one line for each member. */
  readonly lines: readonly string[]
}

/** Forty waste banks with their members, opened through the door that everybody uses. */
export async function aBank(product: Product): Promise<Bank> {
  const overseer = await product.signedIn('service-officer', 'dlh')
  const cookie = await product.signedIn('savings-officer', AREA)
  const { user } = await ask<{ user: { id: string } }>(product, 'GET', '/api/auth/get-session', cookie)
  const lines: string[] = []
  for (let nth = 0; nth < BOOKS; nth++) {
    const opened = { service: 'bank-sampah', kind: 'unit', name: `Bank ${newCommandId()}`, areaCode: AREA }
    const { bookId } = await send<{ bookId: string }>(product, overseer, '/books', opened)
    for (const duty of ['chair', 'weigher'])
      await send(product, overseer, `/books/${bookId}/keepers`, { userId: user.id, duty, isKeeper: true })
    const prices = [
      { commodity: 'botol-pet', pays: 1000 },
      { commodity: 'kardus', pays: 1200 },
    ]
    const countsFrom = new Date(Date.now() + 1).toISOString()
    const { listId } = await send<{ listId: string }>(product, cookie, `/books/${bookId}/prices`, {
      countsFrom,
      prices,
    })
    for (let member = 0; member < HOLDERS; member++) {
      const holder = { kind: 'perorangan', holder: { name: `Nasabah ${member}` } }
      const { holderId } = await send<{ holderId: string }>(
        product,
        cookie,
        `/books/${bookId}/holders`,
        holder,
      )
      lines.push(`${bookId} ${listId} ${holderId}`)
    }
  }
  // One after the other would always meet the same book.
  return { cookie, lines: lines.toSorted(() => Math.random() - 0.5) }
}

/** For pgbench: the call that a deposit of two kinds makes, with nothing around it. Members lie in a table of the floor. */
export const POSTINGS = `\\set n random(1, :rows)
\\set a random(1, 20000)
\\set b random(1, 20000)
with given as (select gen_random_uuid() as id, book, holder from floor_member where n = :n::int)
select post_entries('3505', id, id, 'floor', null, '{}', 'savings', holder::text,
  jsonb_build_array(jsonb_build_object('id', id, 'book', book, 'kind', 'deposit', 'day', current_date, 'occurredAt', now(), 'recordedAt', now(), 'holder', holder)),
  array[id, id, id, id, id, id, id], array[book, book, book, book, book, book, book],
  array['weight', 'weighed', 'stock', 'weight', 'weighed', 'stock', 'savings'],
  array['botol-pet', 'botol-pet', 'botol-pet', 'kardus', 'kardus', 'kardus', holder::text],
  array['g', 'g', 'IDR', 'g', 'g', 'IDR', 'IDR'], array[1, -1, 1, 1, -1, 1, -1]::smallint[],
  array[:a::bigint, -(:a::bigint), :a::bigint, :b::bigint, -(:b::bigint), :b::bigint, -(:a::bigint + :b::bigint)],
  array[1000, null, null, 1200, null, null, null]::int[],
  jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'type', 'ledger.posted', 'version', 1, 'occurredAt', now(), 'office', '${AREA}',
    'subject', id, 'facts', '{"entry": "deposit"}'::jsonb))) from given;`

export async function layMembers(admin: string, { lines }: Bank): Promise<void> {
  const client = await connected(admin)
  try {
    await client.query(
      'create table if not exists floor_member (n int primary key, book uuid not null, holder uuid not null)',
    )
    for (const [n, line] of lines.entries()) {
      const [book, , holder] = line.split(' ')
      await client.query('insert into floor_member values ($1, $2, $3)', [n + 1, book, holder])
    }
  } finally {
    await client.end()
  }
}

/** How long a passbook of so many lines takes, and its balance alone; and whether all of the books still add up. */
export async function balanceTimes(product: Product, { cookie, lines }: Bank, rows: number) {
  const [book = '', listId = '', holder = ''] = lines[0]?.split(' ') ?? []
  const items = [{ commodity: 'kardus', grams: 5000 }]
  const first = { holderId: holder, listId, items, isMeant: true, occurredAt: new Date().toISOString() }
  await send(product, cookie, `/books/${book}/deposits`, first)
  const client = await connected(product.admin)
  try {
    // Ten years of one member, written as the program would have.
    await client.query(
      `with made as (
       insert into ledger_entry (region_code, id, book_id, kind, day, occurred_at, recorded_at, actor_id, holder_id)
       select '3505', gen_random_uuid(), $1::uuid, 'capital', current_date, now(), now(), gen_random_uuid(), ($2::text)::uuid
       from generate_series(1, $3::int) returning id
     ), numbered as (
       select id, row_number() over () as n from made
     ), before as (
       select kind, about, balance, postings from ledger_account
       where region_code = '3505' and book_id = $1::uuid and ((kind = 'savings' and about = $2::text) or (kind = 'stock' and about = 'kardus'))
     ), written as (
       insert into ledger_posting (region_code, book_id, kind, about, nth, entry_id, amount, after)
       select '3505', $1::uuid, b.kind, b.about, b.postings + n, id, step, b.balance + n * step
       from before b cross join lateral (select case b.kind when 'stock' then 1 else -1 end as step) s cross join numbered
     )
     update ledger_account a set balance = a.balance + $3::int * case a.kind when 'stock' then 1 else -1 end, postings = a.postings + $3::int
     from before b where a.region_code = '3505' and a.book_id = $1::uuid and a.kind = b.kind and a.about = b.about`,
      [book, holder, rows],
    )
    // Ten years of lines were not written a second ago: what their writing still owes the disk is paid before.
    await client.query('vacuum analyze ledger_posting, ledger_entry, ledger_account')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
  const of = `/api/r/3505/ledger/books/${book}`
  // The third is an answer for which nothing is read: what the machine makes anybody wait, in the same minute.
  const [balance, passbook, nothing] = await timesOf(product, cookie, [
    of,
    `${of}/holders/${holder}/statement`,
    '/healthz',
  ])
  const reader = openReader(product.admin)
  const { faults } = await checkLedger(reader)
  await reader.destroy()
  return { balance, passbook, nothing, faults: faults.length }
}

interface Times {
  readonly p50: number
  readonly p99: number
}

/** Milliseconds through the door, of one who asks for each in turn again and again: half are quicker than the one, one in a hundred slower than the other. */
async function timesOf(
  product: Product,
  cookie: string,
  paths: readonly [string, string, string],
): Promise<[Times, Times, Times]> {
  const [first, second, third]: [number[], number[], number[]] = [[], [], []]
  for (let nth = -WARM; nth < TRIES; nth++)
    for (const [at, times] of [first, second, third].entries()) {
      const began = performance.now()
      await ask(product, 'GET', paths[at] ?? '', cookie)
      // The first asks of a connection plan what later ones have.
      if (nth >= 0) times.push(performance.now() - began)
    }
  return [sorted(first), sorted(second), sorted(third)]
}

function sorted(times: number[]): Times {
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

function send<Answer>(product: Product, cookie: string, path: string, body: object): Promise<Answer> {
  return ask(product, 'POST', `/api/r/3505/ledger${path}`, cookie, { commandId: newCommandId(), ...body })
}

async function ask<Answer>(
  product: Product,
  method: string,
  path: string,
  cookie: string,
  body?: object,
): Promise<Answer> {
  const response = await fetch(`${product.url}${path}`, {
    method,
    headers: { cookie, origin: product.url, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

async function connected(admin: string): Promise<pg.Client> {
  const client = new pg.Client(admin)
  await client.connect()
  return client
}

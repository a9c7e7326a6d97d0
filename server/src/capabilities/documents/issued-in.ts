import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { fullNumber, KINDS, titleOf } from './kinds.ts'

interface Row {
  readonly kind: string
  readonly office_code: string
  readonly year: number
  readonly number: number
  readonly state: string
  readonly subject_id: string
  readonly issued_at: Date
  readonly actor_id: string
}

/** What the actor's own office issued in a time, revoked papers too: a book has no gaps. */
export async function issuedIn(
  { region, actor }: Context,
  { from, until }: { readonly from: Date; readonly until: Date },
  most: number,
) {
  const { rows } = await sql<Row>`
    select kind, office_code, year, number, state, subject_id, issued_at, actor_id from document
    where region_code = ${region.code} and office_code = ${actor.officeCode}
      and issued_at >= ${from} and issued_at < ${until}
    order by issued_at desc, number desc limit ${most + 1}`.execute(region.db)
  return rows.map((row) => ({
    ...{ kind: titleOf(row.kind), code: KINDS[row.kind]?.prefix ?? '', number: row.number },
    ...{ fullNumber: fullNumber(row), subjectId: row.subject_id, at: row.issued_at, actorId: row.actor_id },
    isValid: row.state === 'final',
  }))
}

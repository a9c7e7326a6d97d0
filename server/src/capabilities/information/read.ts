import type { InformationClass } from '@guyub/contract/information'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { COLUMNS, type InformationRow, isMain, itemOf, keptOf, type OfficeNames } from './row.ts'

const PAGE = 50

interface Wanted {
  readonly query?: string | undefined
  readonly class?: InformationClass | undefined
  readonly office?: string | undefined
  readonly after?: string | undefined
}

/** A page of the public register. Every word that was asked for stands in it somewhere. */
export async function information(ctx: Context, officeNames: OfficeNames, wanted: Wanted) {
  const { code, db } = ctx.region
  const words = (wanted.query ?? '').split(/\s+/).filter(Boolean).slice(0, 8)
  const [after = '', title = '', id = ''] = wanted.after?.split('\n') ?? []
  const { rows } = await sql<InformationRow>`
    select ${COLUMNS} from information
    where region_code = ${code} and state = 'published'
      ${wanted.class ? sql`and class = ${wanted.class}` : sql``}
      ${wanted.office ? sql`and office_code = ${wanted.office}` : sql``}
      ${words.length ? sql`and ${sql.join(words.map(stands), sql` and `)}` : sql``}
      ${wanted.after ? sql`and (class, title, id::text) > (${after}, ${title}, ${id})` : sql``}
    order by class, title, id::text limit ${PAGE + 1}`.execute(db)
  const { rows: holders } = await sql<{ code: string }>`
    select distinct office_code as code from information
    where region_code = ${code} and state = 'published'`.execute(db)
  const names = await officeNames(
    ctx,
    holders.map((holder) => holder.code),
  )
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  return {
    items: page.map((row) => itemOf(row, names)),
    next: last ? [last.class, last.title, last.id].join('\n') : null,
    offices: holders
      .map((holder) => ({ code: holder.code, name: names.get(holder.code) ?? holder.code }))
      .sort((a, b) => a.name.localeCompare(b.name, 'id')),
  }
}

// What people type is a word to be found, never a pattern.
function stands(word: string) {
  return sql`position(lower(${word}) in lower(title || ' ' || summary || ' ' || period)) > 0`
}

export async function informationItem(
  ctx: Context,
  officeNames: OfficeNames,
  { informationId }: { readonly informationId: string },
) {
  const { rows } = await sql<InformationRow>`
    select ${COLUMNS} from information
    where region_code = ${ctx.region.code} and id = ${informationId} and state = 'published'`.execute(
    ctx.region.db,
  )
  const [row] = rows
  if (!row) throw new Refusal('information.not_found')
  return itemOf(row, await officeNames(ctx, [row.office_code]))
}

/** What one keeps: of the own office, of all for the main officer; what waits first. */
export async function keptInformation(ctx: Context, officeNames: OfficeNames) {
  const { actor, region } = ctx
  const { rows } = await sql<InformationRow>`
    select ${COLUMNS} from information
    where region_code = ${region.code} and (${isMain(actor)} or office_code = ${actor.officeCode})
    order by state <> 'draft', state, changed_at desc limit 1000`.execute(region.db)
  const names = await officeNames(
    ctx,
    rows.map((row) => row.office_code),
  )
  return { items: rows.map((row) => keptOf(row, names)), isMain: isMain(actor) }
}

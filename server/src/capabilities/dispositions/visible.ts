import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

/**
 * The letters that this actor may see, as a condition on `disposition_letter l`; it stands in every query of letters. A secret one:
 * its sender, those it went to, the head of the region. Others also along their chain: whoever gave a task sees what became of it,
 * whoever has it sees what it comes from; and those who watch over the region.
 */
export function visible({ actor }: Pick<Context, 'actor'>): RawBuilder<boolean> {
  const { officeCode: mine, permissions } = actor
  if (permissions.has('dispositions.all')) return sql`true`
  const party = sql`(l.from_office = ${mine} or exists (
    select from disposition_handover h where h.region_code = l.region_code and h.letter_id = l.id
      and h.to_office = ${mine} and h.state <> 'withdrawn'))`
  if (permissions.has('dispositions.oversee')) return sql`(l.confidentiality <> 'rahasia' or ${party})`
  return sql`(${party} or l.confidentiality <> 'rahasia' and (
    exists (select from disposition_letter k where k.region_code = l.region_code and k.root_id = l.root_id
      and k.from_office = ${mine} and k.id = any(l.path))
    or exists (select from disposition_letter k
      join disposition_handover h on h.region_code = k.region_code and h.letter_id = k.id
      where k.region_code = l.region_code and k.root_id = l.root_id and l.id = any(k.path)
        and h.to_office = ${mine} and h.state <> 'withdrawn')))`
}

interface Letter {
  readonly from_office: string
  readonly confidentiality: string
}

interface Part {
  readonly handover_id: string | null
  readonly to_office: string | null
}

/** What belongs to the letter is for all who see it; answers and their papers are for the two offices and for those who watch over both. */
export function opensPart({ actor }: Pick<Context, 'actor'>, letter: Letter, part: Part): boolean {
  const { officeCode: mine, permissions } = actor
  if (!part.handover_id || part.to_office === mine || letter.from_office === mine) return true
  if (permissions.has('dispositions.all')) return true
  return letter.confidentiality !== 'rahasia' && permissions.has('dispositions.oversee')
}

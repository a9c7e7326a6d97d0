import { type CaseEscalated, lateBy } from '@guyub/contract/cases'
import type { ServiceDefinition } from '@guyub/contract/definition'
import { ROLE_RULES } from '@guyub/contract/identity/role-rules'
import type { Db } from '../../kernel/db.ts'
import type { LoggedEvent } from '../../kernel/event.ts'
import type { Unlocked } from '../../kernel/vault.ts'
import { peopleWithRole, rolesOfOffice } from '../identity/index.ts'
import { type CaseRow, standingOf, useOf } from './case-row.ts'
import { caseAssigned } from './events.ts'
import type { CasesNeeds } from './needs.ts'
import { standInsOf } from './stand-ins.ts'

/** Whose business a request became by an event, and what a message about it may say. */
export interface Asked {
  /** Accounts. */
  readonly people: readonly string[]
  readonly trackingCode: string
  readonly service: ServiceDefinition
  /** A message about a request is kept under its key. */
  readonly key: Unlocked
}

interface AskedNeeds extends Pick<CasesNeeds, 'vault' | 'services'> {
  readonly reader: Db
  readonly now: () => Date
}

/** Who is asked by `cases.assigned` or `cases.climbed`; nothing when that is over: given on, finished, delivered or erased since. */
export async function askedToWork(
  needs: AskedNeeds,
  {
    type,
    facts,
    subject_id: id,
    region_code: code,
  }: Pick<LoggedEvent, 'type' | 'facts' | 'subject_id' | 'region_code'>,
): Promise<Asked | undefined> {
  const { reader, now } = needs
  const row = (await reader
    .selectFrom('case')
    .selectAll()
    .where('region_code', '=', code)
    .where('id', '=', id)
    .executeTakeFirst()) as CaseRow | undefined
  if (!row?.data_key || row.closed) return undefined
  const { service, use } = await useOf(needs, { code, db: reader }, row)
  const people =
    type === caseAssigned.type
      ? await stillGiven(needs, code, row, String(facts.entry))
      : lateBy(use, standingOf(row), now())
        ? await onRung(needs, code, row, facts.rung as CaseEscalated)
        : []
  if (!people.length) return undefined
  const key = needs.vault.unlock(code, row.id, row.data_key)
  return { people, trackingCode: row.tracking_code, service, key }
}

/** Whoever it was given to by this step, while it is still theirs. */
async function stillGiven(needs: AskedNeeds, region: string, row: CaseRow, entryId: string) {
  const entry = await needs.reader
    .selectFrom('case_entry')
    .select('assignee_id')
    .where('region_code', '=', region)
    .where('id', '=', entryId)
    .executeTakeFirst()
  return entry?.assignee_id && entry.assignee_id === row.assignee_id ? hands(needs, region, row) : []
}

/** Of the agency: who has it, else those who give out its work. Above it: whoever holds the office. */
async function onRung(needs: AskedNeeds, code: string, row: CaseRow, rung: CaseEscalated) {
  const at = { region: { code, db: needs.reader }, now: needs.now }
  if (rung !== 'handler') return peopleWithRole(at, rung)
  if (row.assignee_id) return hands(needs, code, row)
  const here = await rolesOfOffice(at, row.handler_code)
  const gives = (role: keyof typeof ROLE_RULES) =>
    (ROLE_RULES[role]?.permissions as readonly string[] | undefined)?.includes('cases.assign')
  return [...here].flatMap(([id, roles]) => ([...roles].some(gives) ? [id] : []))
}

async function hands({ reader, now }: AskedNeeds, region: string, { assignee_id }: CaseRow) {
  return assignee_id ? [assignee_id, ...(await standInsOf(reader, region, assignee_id, now()))] : []
}

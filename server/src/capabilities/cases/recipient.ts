import type { Answers } from '@guyub/contract/cases'
import type { CaseUse, ServiceDefinition } from '@guyub/contract/definition'
import { internationalPhone } from '@guyub/contract/phone'
import type { Language } from '@guyub/contract/text'
import type { Db } from '../../kernel/db.ts'
import type { Unlocked } from '../../kernel/vault.ts'
import { type CaseRow, useOf } from './case-row.ts'
import { messageLanguageOf } from './message-language.ts'
import type { CasesNeeds } from './needs.ts'

/**
 * Nobody of an office met them: there is nobody who could tell them by word of mouth. Whoever wrote to another system is told there, by
 * the table that goes back to it.
 */
const WITHOUT_ANYBODY: ReadonlySet<string> = new Set(['web', 'open311', 'table'])

export interface Recipient {
  /** In international form, or null when the applicant gave none. */
  readonly phone: string | null
  readonly email: string | null
  /** The office that took the request in, whose people know the applicant; null where they filed it without anybody. */
  readonly officeCode: string | null
  readonly trackingCode: string
  readonly service: ServiceDefinition
  readonly use: CaseUse
  readonly language: Language
  /** What is kept about this person is kept under the key of the case. */
  readonly key: Unlocked
}

/** Whom a message about a case goes to; nobody when the person is erased. */
export async function recipientOf(
  db: Db,
  needs: Pick<CasesNeeds, 'vault' | 'services'>,
  region: string,
  caseId: string,
): Promise<Recipient | undefined> {
  const row = (await db
    .selectFrom('case')
    .selectAll()
    .where('region_code', '=', region)
    .where('id', '=', caseId)
    .executeTakeFirst()) as CaseRow | undefined
  if (!row?.data_key || !row.form) return undefined
  const { service, use } = await useOf(needs, { code: region, db }, row)
  const key = needs.vault.unlock(region, row.id, row.data_key)
  const form = JSON.parse(key.decrypt(row.id, row.form).toString()) as Answers
  const given = (field: string | undefined) => {
    const answer = field === undefined ? undefined : form[field]
    return typeof answer === 'string' && answer ? answer : null
  }
  const phone = given(use.applicant.phone)
  return {
    ...{ service, use, key, trackingCode: row.tracking_code },
    officeCode: WITHOUT_ANYBODY.has(row.channel) ? null : row.office_code,
    phone: phone && internationalPhone(phone),
    email: given(use.applicant.email),
    language: messageLanguageOf(row, use, form),
  }
}

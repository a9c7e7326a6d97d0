import { type Answers, secretFields } from '@guyub/contract/cases'
import type { Text } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import type { RegionDb } from '../../kernel/db.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Unlocked, Vault } from '../../kernel/vault.ts'
import { type CaseRow, keyOf, useOf } from './case-row.ts'
import { within } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'
import { dayOf } from './shown-form.ts'

/** The key of a case, for those who keep something beside it; nothing once the person is erased. */
export async function keyOfCase(
  { code, db }: Pick<RegionDb, 'code' | 'db'>,
  vault: Vault,
  caseId: string,
): Promise<Unlocked | undefined> {
  const row = await db
    .selectFrom('case')
    .select('data_key')
    .where('region_code', '=', code)
    .where('id', '=', caseId)
    .executeTakeFirst()
  return row?.data_key ? vault.unlock(code, caseId, row.data_key) : undefined
}

interface Opened {
  readonly trackingCode: string
  readonly service: Text
  readonly applicant: string | null
  readonly key: Unlocked
}

/** Several cases of this actor's business at once, with the name of who asked; each look is recorded. Erased ones are not among them. */
export async function openedCases(
  ctx: Context,
  needs: Pick<CasesNeeds, 'services' | 'vault'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Opened>> {
  if (!ids.length) return new Map()
  const { code, db } = ctx.region
  const rows = (await db
    .selectFrom('case')
    .selectAll()
    .where('region_code', '=', code)
    .where('id', 'in', [...new Set(ids)])
    .where('data_key', 'is not', null)
    .where(within(ctx.actor))
    .execute()) as CaseRow[]
  if (!rows.length) return new Map()
  await db
    .insertInto('case_read')
    .values(
      rows.map(({ id }) => ({
        ...{ region_code: code, case_id: id, actor_id: ctx.actor.id, office_code: ctx.actor.officeCode },
        ...{ revealed: false, what: 'message to tell' },
      })),
    )
    .execute()
  const there = await regionToday(ctx)
  const opened = await Promise.all(
    rows.map(async (row) => {
      const { service, use } = await useOf(needs, ctx.region, row)
      const key = keyOf(needs, code, row)
      const form = row.form ? (JSON.parse(key.decrypt(row.id, row.form).toString()) as Answers) : {}
      // Whoever tells a message by word of mouth is not told a secret name.
      const isHidden = secretFields(use, form, dayOf(there, row)).includes(use.applicant.name ?? '')
      const name = use.applicant.name && !isHidden ? form[use.applicant.name] : null
      const applicant = typeof name === 'string' && name ? name : null
      return [row.id, { trackingCode: row.tracking_code, service: service.title, applicant, key }] as const
    }),
  )
  return new Map(opened)
}

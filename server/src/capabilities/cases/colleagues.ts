import { mayWorkOn } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import { ROLE_RULES } from '@guyub/contract/identity/role-rules'
import type { Role } from '@guyub/contract/identity/roles'
import type { Context } from '../../kernel/context.ts'
import { names, rolesOfOffice } from '../identity/index.ts'
import { type CaseRow, standingOf, useOf } from './case-row.ts'
import { isWatching, isWithin } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'
import { ownCase } from './own-case.ts'

/** Somebody of the actor's office, and what they are there. */
export interface Colleague {
  readonly id: string
  readonly roles: ReadonlySet<Role>
}

/** May this request be given to them: does one of their roles act on requests, reach this one, and do its next step? */
export function mayBeGiven(
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  use: CaseUse,
  row: CaseRow,
  { roles }: Colleague,
): boolean {
  return [...roles].some((role) => {
    const { permissions, jurisdiction } = ROLE_RULES[role] ?? { permissions: [], jurisdiction: 'none' }
    // Of the same office, and so of the same area.
    const there = { ...actor, role, jurisdiction: { kind: jurisdiction } }
    const acts = (permissions as readonly string[]).includes('cases.act')
    const reaches = isWithin(there, row) && !isWatching(there, row)
    return acts && reaches && mayWorkOn(use, standingOf(row), role, now())
  })
}

/** By name; nobody for a request that is finished, erased, or only kept in sight. */
export async function assignable(ctx: Context, needs: CasesNeeds, { caseId }: { readonly caseId: string }) {
  const row = await ownCase(ctx.region.db, ctx, caseId)
  if (row.closed || !row.data_key || isWatching(ctx.actor, row)) return { colleagues: [] }
  const [{ use }, here] = await Promise.all([
    useOf(needs, ctx.region, row),
    rolesOfOffice(ctx, ctx.actor.officeCode),
  ])
  const may = [...here].flatMap(([id, roles]) =>
    id !== ctx.actor.id && mayBeGiven(ctx, use, row, { id, roles }) ? [id] : [],
  )
  const known = await names(ctx.region.db, may)
  return {
    colleagues: may
      .flatMap((id) => {
        const name = known.get(id)
        return name === undefined ? [] : [{ id, name }]
      })
      .sort((one, other) => one.name.localeCompare(other.name)),
  }
}

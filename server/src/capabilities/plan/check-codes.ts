import type { NodeKind } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { writtenSections } from './books/template.ts'
import { ELEMENTS, isListed, LISTS } from './lists.ts'
import type { PlanNeeds } from './needs.ts'
import type { Values } from './node-store.ts'

/**
 * Holds codes in fields against what they name: lists, offices, areas, services, indicators, other things of the plan. Refuses with
 * `plan.unknown_code`, every field named.
 */
export async function checkCodes(
  ctx: Context,
  tx: Db,
  needs: PlanNeeds,
  planId: string,
  kind: NodeKind,
  fields: Values,
): Promise<void> {
  const wrong = new Set<string>()
  const text = (field: string) => (typeof fields[field] === 'string' ? (fields[field] as string) : undefined)
  const list = (field: string) => (Array.isArray(fields[field]) ? (fields[field] as string[]) : [])
  const check = (field: string, isKnown: (code: string) => boolean) => {
    const codes = text(field) === undefined ? list(field) : [text(field) ?? '']
    if (!codes.every(isKnown)) wrong.add(field)
  }
  if (kind === 'horizon') check('span', (code) => isListed('horizons', code))
  if (kind === 'budget') check('source', (code) => isListed('budgetSources', code))
  if (kind === 'need') check('source', (code) => isListed('needSources', code))
  if (kind === 'plan') check('readinessModel', (code) => isListed('readinessModels', code))
  if (kind === 'readiness') check('pillar', (code) => PILLARS.has(code))
  if (kind !== 'readiness') check('element', (code) => ELEMENTS.has(code))
  if (kind === 'chapter') {
    const sections = writtenSections(text('chapter'))
    check('chapter', (code) => writtenSections(code).length > 0)
    if (sections.length) check('section', (title) => sections.includes(title))
  }
  check('dimension', (code) => LISTS.dimensions.some(({ key }) => key === code))
  check('services', (code) => needs.service(ctx, code) !== undefined)
  check('platform', (code) => needs.definitions.some(({ key }) => key === code))
  if (text('ownerCode') || list('coOwners').length) {
    const offices = await needs.offices(ctx)
    for (const field of ['ownerCode', 'coOwners']) check(field, (code) => offices.get(code)?.active === true)
  }
  const areas = await knownAreas(tx, [...list('areas'), text('areaCode') ?? ''])
  for (const field of ['areas', 'areaCode']) check(field, (code) => areas.has(code))
  await checkIds('plan_word', ['words', 'wordId'])
  await checkIds('plan_activity', ['activities'])
  await checkIds('plan_programme', ['programmeId'])
  if (wrong.size)
    throw new Refusal(
      'plan.unknown_code',
      [...wrong].map((field) => ({ pointer: `#/fields/${field}`, code: 'plan.unknown_code' })),
    )

  async function checkIds(table: 'plan_word' | 'plan_activity' | 'plan_programme', named: string[]) {
    const ids = named.flatMap((field) => [...list(field), ...(text(field) ? [text(field) ?? ''] : [])])
    if (!ids.length) return
    const rows = await tx
      .selectFrom(table)
      .select('id')
      .where('region_code', '=', ctx.region.code)
      .where('plan_id', '=', planId)
      .where('id', 'in', ids)
      .where('removed_at', 'is', null)
      .execute()
    const known = new Set(rows.map(({ id }) => id))
    for (const field of named) check(field, (id) => known.has(id))
  }
}

const PILLARS = new Set(LISTS.readinessModels.flatMap(({ pillars }) => pillars.map(({ key }) => key)))

async function knownAreas(tx: Db, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = codes.filter(Boolean)
  if (!wanted.length) return new Set()
  const rows = await tx.selectFrom('area').select('code').where('code', 'in', wanted).execute()
  return new Set(rows.map(({ code }) => code))
}

import { normalTrackingCode } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import type { Text } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import { officeByCode, officeWithFunction } from '../regions/index.ts'
import { useOf } from './case-row.ts'
import type { CasesNeeds } from './needs.ts'

// What every case has beside its form. Nothing here tells a name or a number of anybody.
const STATE = { key: 'state', label: { id: 'Keadaan', en: 'State' } } as const
const VILLAGE = { key: 'area', label: { id: 'Wilayah', en: 'Area' } } as const
const DAY = { key: 'submitted-on', label: { id: 'Diterima pada', en: 'Taken in on' } } as const

/**
 * The services of this region with what of their cases may be read under an agreement: state, area and day, and the answers that the
 * definition keeps in clear because they come from a closed list.
 */
export async function sharedServices({ region }: Context, { services }: Pick<CasesNeeds, 'services'>) {
  const found = await Promise.all(
    services.keys.map(async (key) => {
      const service = services.of(region.code, key)
      const office = service?.case && (await officeWithFunction(region, service.case.handler))
      if (!service?.case || !office) return []
      // Where somebody may ask to stay secret, also that and where they asked is theirs.
      if (service.case.secret) return []
      const fields = [
        STATE,
        VILLAGE,
        DAY,
        ...factsOf(service.case).map(({ key: its, label }) => ({ key: its, label })),
      ]
      return [{ key, title: service.title, provider: office.code, fields }]
    }),
  )
  return found.flat()
}

interface Wanted {
  readonly service: string
  /** The office that handles the case: an agreement with one opens nothing of another. */
  readonly provider: string
  readonly code: string
  readonly fields: readonly string[]
}

/** Named fields of one case, for an office that it is none of the business of. The look is written where the applicant sees it. */
export async function sharedValues(ctx: Context, needs: Pick<CasesNeeds, 'services'>, wanted: Wanted) {
  const { code: region, db } = ctx.region
  const row = await db
    .selectFrom('case')
    .select([
      'id',
      'state',
      'area_code',
      'submitted_at',
      'facts',
      'service_key',
      'service_version',
      'data_key',
    ])
    .where('region_code', '=', region)
    .where('tracking_code', '=', normalTrackingCode(wanted.code))
    .where('service_key', '=', wanted.service)
    .where('handler_code', '=', wanted.provider)
    .executeTakeFirst()
  // Whoever is erased is not there any more, for nobody.
  if (!row?.data_key) return undefined
  await db
    .insertInto('case_read')
    .values({
      ...{ region_code: region, case_id: row.id, actor_id: ctx.actor.id, office_code: ctx.actor.officeCode },
      ...{ revealed: false, what: 'data agreement' },
    })
    .execute()
  const { use } = await useOf(needs, ctx.region, row)
  const facts = row.facts as Readonly<Record<string, string>>
  const values = new Map<string, string | Text | null>([
    [STATE.key, use.states[row.state]?.label ?? row.state],
    [VILLAGE.key, (await officeByCode(ctx.region, row.area_code))?.name ?? row.area_code],
    [DAY.key, row.submitted_at.toISOString()],
  ])
  for (const field of factsOf(use)) {
    const told = facts[field.key]
    values.set(field.key, field.choices.find(({ key }) => key === told)?.label ?? null)
  }
  return new Map([...values].filter(([key]) => wanted.fields.includes(key)))
}

function factsOf(use: CaseUse) {
  return use.pages
    .flatMap(({ fields }) => fields)
    .flatMap((field) => (field.type === 'choice' && field.fact ? [field] : []))
}

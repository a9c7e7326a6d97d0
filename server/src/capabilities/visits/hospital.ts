import type { VisitUse } from '@guyub/contract/definition'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { HospitalLines, VisitsNeeds } from './needs.ts'

/** A hospital of the region, with the service that it runs. */
export interface HospitalAt {
  readonly code: string
  readonly name: string
  readonly area: string
  readonly service: string
  readonly use: VisitUse
  readonly lines: HospitalLines
}

/** The hospital that an office is; whoever is no hospital is told so. */
export async function hospitalAt(ctx: Context, needs: VisitsNeeds, code: string): Promise<HospitalAt> {
  const { region } = ctx
  const office = await needs.officeByCode(region, code)
  for (const key of office?.function ? needs.services.keys : []) {
    const use = needs.services.of(region.code, key)?.visits
    if (!office || use?.function !== office.function) continue
    const lines = needs.lines(region.code, code)
    return { ...{ code, name: office.name, area: office.area, service: key, use, lines } }
  }
  throw new Refusal('visits.no_such_hospital')
}

/** Nothing in the place of an office that was a hospital once. */
export function unlessNone(error: unknown): undefined {
  if (!(error instanceof Refusal && error.code === 'visits.no_such_hospital')) throw error
}

/** The same for whoever works there: an officer of another house, and a kiosk that stands in one, are told that there is none. */
export async function ownHospital(ctx: Context, needs: VisitsNeeds, code: string): Promise<HospitalAt> {
  if (ctx.actor.officeCode !== code) throw new Refusal('visits.no_such_hospital')
  return hospitalAt(ctx, needs, code)
}

/** Its place, lanes and last record; nothing before its first clinic. */
export async function hospitalRow(db: Db, { region }: Pick<Context, 'region'>, hospital: string) {
  return db
    .selectFrom('visit_hospital')
    .select(['place_id', 'admission_id', 'pharmacy_id', 'help_id', 'last_record', 'told_at'])
    .where('region_code', '=', region.code)
    .where('hospital', '=', hospital)
    .executeTakeFirst()
}

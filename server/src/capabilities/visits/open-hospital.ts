import { newCommandId } from '@guyub/contract/command'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { lanesOf, openPlace } from '../queue/index.ts'
import { type HospitalAt, hospitalRow } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'

/** The hospital's place with the lanes beside its clinics; made when it is first needed. */
export async function openHospital(tx: Db, ctx: Context, { services }: VisitsNeeds, its: HospitalAt) {
  const { region } = ctx
  const there = await hospitalRow(tx, ctx, its.code)
  if (there) return there
  const use = services.of(region.code, its.service)?.queue
  if (!use) throw new Refusal('visits.no_such_hospital')
  const placeId = newCommandId()
  // Two first clinics at once: the name of the place is taken only once, and the other is told to try again.
  await openPlace(tx, ctx, {
    ...{
      id: placeId,
      serviceKey: its.service,
      officeCode: its.code,
      name: its.name,
      areaCode: its.area,
      use,
    },
  })
  const lanes = await lanesOf({ ...region, db: tx }, { serviceKey: its.service, placeId })
  const laneOf = (key: string) => {
    const found = lanes.find((lane) => lane.key === key)
    if (!found) throw new Error(`the queue of ${its.service} has no lane ${key}`)
    return found.id
  }
  const { admission, pharmacy, help } = its.use.lanes
  const row = {
    ...{ place_id: placeId, last_record: 0, told_at: null },
    ...{ admission_id: laneOf(admission), pharmacy_id: laneOf(pharmacy), help_id: laneOf(help) },
  }
  await tx
    .insertInto('visit_hospital')
    .values({ region_code: region.code, hospital: its.code, service_key: its.service, ...row })
    .execute()
  return row
}

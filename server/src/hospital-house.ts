import { hkdfSync } from 'node:crypto'
import type { Followed } from './capabilities/queue/index.ts'
import { officeByCode } from './capabilities/regions/index.ts'
import {
  endDays,
  followCounter,
  pullDue,
  sendReports,
  type VisitsNeeds,
  visitsRoutes,
} from './capabilities/visits/index.ts'
import { bpjsRoutes } from './gateways/bpjs/index.ts'
import { fhirRoutes } from './gateways/fhir/index.ts'
import { NO_HOSPITALS } from './hospitals.ts'
import type { House } from './house.ts'
import type { Context } from './kernel/context.ts'
import type { Db } from './kernel/db.ts'
import type { Services } from './kernel/definitions.ts'
import type { Http } from './kernel/http.ts'
import { versionOf } from './operations/version.ts'

type HospitalHouse = Pick<House, 'pool' | 'now' | 'vault' | 'hospitals' | 'origin'> & {
  readonly services: Services
}

/** Hospitals with all that reaches them: their counters, the insurance, whoever reads FHIR, and what nobody does by hand. */
export function hospitalHouse(house: HospitalHouse) {
  const { pool, now, vault, services, origin, hospitals = NO_HOSPITALS } = house
  const { lines, inbound, connected } = hospitals
  const visits: VisitsNeeds = { services, vault, lines, officeByCode }
  return {
    /** What counters of a queue do with the numbers of visits. */
    followed: (tx: Db, ctx: Context, step: Followed) => followCounter(tx, ctx, visits, step),
    routes(http: Http, session: Buffer): void {
      visitsRoutes(http, visits)
      fhirRoutes(http, { visits, origin, version: versionOf() })
      const secret = Buffer.from(hkdfSync('sha256', session, '', 'guyub insurance tokens', 32))
      bpjsRoutes(http, { visits, inbound, secret })
    },
    /** What the role `jobs` does: tells what is due, ends days, asks for timetables. */
    work(reader: Db) {
      const needs = { reader, pool, now, visits }
      return {
        tell: () => sendReports(needs),
        endDays: () => endDays(needs),
        pull: () => pullDue({ pool, now, visits, connected }).then(() => 0),
      }
    },
  }
}

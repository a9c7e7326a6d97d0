import { sql } from 'kysely'
import type { Services } from '../../kernel/definitions.ts'
import type { Projection } from '../../kernel/projection.ts'
import { caseMoved, caseSubmitted } from '../cases/index.ts'

/** Keeps what the log tells of services that report on each year; of others nothing. */
export function yearbookProjection(services: Services): Projection {
  const reported = services.keys.filter((key) => services.of('', key)?.case?.yearly)
  return {
    name: 'yearbook',
    async apply(tx, { regionCode, after, upTo }) {
      if (!reported.length) return
      await sql`
        insert into yearbook_fact (region_code, seq, service_key, subject_id, filed, action, product, reason, begins,
                                   delivers, within_due, day, occurred_at)
        select region_code, seq, facts ->> 'service', subject_id, case when type = ${caseSubmitted.type} then facts end,
               coalesce(facts ->> 'action', ''), coalesce(facts ->> 'product', ''), coalesce(facts ->> 'reason', ''),
               coalesce(facts ->> 'from' = '', false), coalesce(facts ? 'withinDue', false), (facts ->> 'withinDue')::boolean,
               (occurred_at at time zone zone)::date, occurred_at
        from log join region using (region_code)
        where region_code = ${regionCode} and seq > ${after} and seq <= ${upTo}
          and type = any(${[caseSubmitted.type, caseMoved.type]}::text[])
          and facts ->> 'service' = any(${reported}::text[])`.execute(tx)
    },
    async clear(tx, regionCode) {
      await tx.deleteFrom('yearbook_fact').where('region_code', '=', regionCode).execute()
    },
  }
}

import { hoursAhead } from '@guyub/contract/calendar'
import type { TableAnswer } from '@guyub/contract/tables'
import type { z } from 'zod'
import { referredCases } from '../../capabilities/cases/index.ts'
import type { Context } from '../../kernel/context.ts'
import { tableOf } from './import.ts'
import type { TablesNeeds } from './needs.ts'

const HOUR = 3_600_000
const MOST = 500

interface Wanted {
  readonly service: string
  readonly from: string
  readonly to: string
}

/** What was last said to each person whose request has a number of the other system, taken in from one day to another. */
export async function tableAnswers(ctx: Context, needs: TablesNeeds, { service: key, from, to }: Wanted) {
  const { use } = await tableOf(ctx, needs, key)
  const [calendar, names] = await Promise.all([needs.calendars.of(ctx), needs.officeNames(ctx)])
  const midnight = (day: string, days = 0) =>
    new Date(Date.parse(day) + days * 24 * HOUR - hoursAhead(calendar.zone) * HOUR)
  const cases = await referredCases(ctx, needs, {
    ...{ service: key, from: midnight(from), to: midnight(to, 1), limit: MOST + 1 },
  })
  const rows = await Promise.all(
    cases.slice(0, MOST).map(async (one): Promise<z.input<typeof TableAnswer>> => {
      // Under the version that it began with: a state may be called otherwise since.
      const its = (await needs.services.version(ctx.region, key, one.serviceVersion))?.case ?? use
      const state = its.states[one.state]
      const said = one.entries.filter(({ isNote, message, actor }) => !isNote && message && actor).at(-1)
      const number = one.form?.[its.reference ?? '']
      return {
        number: typeof number === 'string' ? number : '',
        trackingCode: one.trackingCode,
        state: state?.label ?? { id: one.state, en: one.state },
        isClosed: state?.final ?? false,
        agency: names.get(one.handler) ?? one.handler,
        answer: said?.message ?? null,
        answeredAt: said?.at ?? null,
      }
    }),
  )
  return { rows, isCut: cases.length > MOST }
}

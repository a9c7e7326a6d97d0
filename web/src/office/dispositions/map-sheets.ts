import { waitingMap } from '@guyub/contract/dispositions'
import { Day } from '@guyub/contract/moment'
import type { LoaderFunctionArgs } from 'react-router'
import type { Sheet } from '../../kernel/sheet.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'

async function mapOf({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const search = new URL(request.url).searchParams
  const from = Day.safeParse(search.get('dari')).data
  const to = Day.safeParse(search.get('sampai')).data
  const map = answerOrLeave(request, await call(waitingMap, { ...(from && { from }), ...(to && { to }) }))
  return { map, language }
}

/** Who waits for whom now. */
export async function waitingSheet(asked: LoaderFunctionArgs): Promise<Sheet> {
  const { map, language } = await mapOf(asked)
  return {
    name: say(language, 'dispositions.waiting_list'),
    columns: ['waits', 'waitsName', 'on', 'onName', 'open', 'late', 'oldestWorkingMinutes'],
    rows: map.waiting.map(({ waits, on, open, late, oldestMinutes }) => [
      ...[waits.code, waits.name, on.code, on.name, open, late, oldestMinutes],
    ]),
  }
}

/** How tasks of a period were answered, pair by pair. */
export async function pairsSheet(asked: LoaderFunctionArgs): Promise<Sheet> {
  const { map, language } = await mapOf(asked)
  return {
    name: `${say(language, 'dispositions.pairs')} ${map.from} ${map.to}`,
    columns: [
      ...['from', 'fromName', 'to', 'toName', 'sent', 'answered', 'inTime', 'returned'],
      ...['medianWorkingMinutes', 'mostHops'],
    ],
    rows: map.pairs.map((one) => [
      ...[one.from.code, one.from.name, one.to.code, one.to.name, one.sent, one.answered, one.inTime],
      ...[one.returned, one.medianMinutes, one.mostHops],
    ]),
  }
}

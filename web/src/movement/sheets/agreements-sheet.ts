import { agreements } from '@guyub/contract/movement'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'
import { centreOf } from '../registry/centre.ts'

/** Every memorandum that the visitor may see. */
export async function agreementsSheet({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  const { agreements: all } = answerOrLeave(request, await visit.call(agreements, {}, centre))
  const cut = { day: 10, month: 7, year: 4 }
  return {
    name: say(visit.language, 'mou.title'),
    columns: [
      'member',
      'name',
      'state',
      'subject',
      'centreNumber',
      'regionNumber',
      'signedOn',
      'endsOn',
      'days',
      'sha256',
      'source',
    ],
    rows: all.map((row) => [
      ...[row.member, row.memberName, row.state, row.subject, row.centreNumber, row.regionNumber],
      row.signed ? row.signed.day.slice(0, cut[row.signed.precision]) : null,
      ...[row.endsOn, row.days, row.sha256, row.source],
    ]),
  }
}

import { DispositionBox, dispositions, type HandoverItem } from '@guyub/contract/dispositions'
import type { LoaderFunctionArgs } from 'react-router'
import type { Sheet } from '../../kernel/sheet.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'

const MOST_PAGES = 100

/** A whole box, page by page. */
export async function boxSheet({ request, context }: LoaderFunctionArgs): Promise<Sheet> {
  const { call, language } = visitOf(context)
  const box = DispositionBox.safeParse(new URL(request.url).searchParams.get('kotak')).data ?? 'in'
  const all: HandoverItem[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const reply = await call(dispositions, { box, ...(after && { after }) })
    if (!reply.ok) answerOrLeave(request, reply)
    else {
      all.push(...reply.answer.items)
      if (!reply.answer.next) break
      after = reply.answer.next
    }
  }
  return {
    name: `${say(language, 'office.dispositions')} ${say(language, `dispositions.box_${box}`)}`,
    columns: [
      ...['letterId', 'subject', 'confidentiality', 'from', 'fromName', 'to', 'toName', 'kind', 'state'],
      ...['dueOn', 'isLate', 'escalation', 'hops', 'sentAt', 'isSample'],
    ],
    rows: all.map((one) => [
      ...[one.letterId, one.subject, one.confidentiality, one.from.code, one.from.name],
      ...[one.to.code, one.to.name, one.kind, one.state, one.dueOn, String(one.isLate), one.escalation],
      ...[one.hops, one.sentAt, String(one.isSample)],
    ]),
  }
}

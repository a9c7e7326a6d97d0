import { type InformationItem, information } from '@guyub/contract/information'
import type { LoaderFunctionArgs } from 'react-router'
import { sendSheet } from '../../kernel/send-sheet.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'
import '../../words/disclosure-words.ts'
import { wantedIn } from './wanted.ts'

const COLUMNS = [
  'id',
  'title',
  'summary',
  'class',
  'office',
  'form',
  'period',
  'retention',
  'link',
  'article',
  'consequence_test',
  'decision',
  'closed_until',
  'changed_at',
]

/** The register behind the same question as on the screen, whole. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { call, language } = visitOf(context)
  const items: InformationItem[] = []
  for (let after: string | undefined; ; ) {
    const reply = await call(information, { ...wantedIn(request.url), after })
    if (!reply.ok) throw new Response(null, { status: reply.problem.status || 500 })
    items.push(...reply.answer.items)
    if (!reply.answer.next) break
    after = reply.answer.next
  }
  const rows = items.map((item) => [
    ...[item.id, item.title, item.summary, item.class, item.office.name, item.form, item.period],
    ...[item.retention, item.link, item.exclusion?.article ?? null, item.exclusion?.test ?? null],
    ...[item.exclusion?.decision ?? null, item.exclusion?.until ?? null, item.changedAt],
  ])
  return sendSheet({ name: say(language, 'information.title'), columns: COLUMNS, rows }, params.format)
}

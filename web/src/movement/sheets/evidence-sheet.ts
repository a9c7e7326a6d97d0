import { evidences } from '@guyub/contract/evidence'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'

/** What was frozen, with the hashes by which anybody compares. */
export async function evidenceSheet({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const items = answerOrLeave(request, await call(evidences, {}))
  return {
    name: say(language, 'movement.evidence'),
    columns: ['id', 'title', 'year', 'frozenAt', 'events', 'upToSeq', 'bytes', 'sha256'],
    rows: items.map((item) => [
      ...[item.id, item.title, item.year, item.frozenAt, item.events, item.upToSeq, item.bytes],
      item.sumsSha256,
    ]),
  }
}

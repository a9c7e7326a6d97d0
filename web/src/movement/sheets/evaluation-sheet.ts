import { round } from '@guyub/contract/evaluation'
import { inLanguage, ownWords } from '@guyub/contract/text'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'

/** Every question of the year with its answer, its evidence and its scores. */
export async function evaluationSheet({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const { searchParams } = new URL(request.url)
  const key = { year: Number(searchParams.get('tahun')), stage: Number(searchParams.get('tahap')) }
  const view = answerOrLeave(request, await call(round, key))
  return {
    name: say(language, 'round.name', key),
    columns: ['aspect', 'weight', 'item', 'question', 'answer', 'selfScore', 'evidence', 'scores'],
    rows: view.aspects.flatMap(({ label, weight, items }) =>
      items.map((item) => [
        ...[
          ownWords(label, language).words,
          weight,
          item.key,
          inLanguage(item.question, language),
          item.answer,
          item.selfScore,
        ],
        ...[
          item.evidence.map(({ sumsSha256 }) => sumsSha256).join(' '),
          item.scores.flatMap(({ score, counts }) => (counts ? score : [])).join(' '),
        ],
      ]),
    ),
  }
}

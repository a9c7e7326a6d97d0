import { round } from '@guyub/contract/evaluation'
import { inLanguage, ownWords } from '@guyub/contract/text'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'

/** Every question of the year with its answer, its evidence and its scores. */
export async function evaluationSheet({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const year = Number(new URL(request.url).searchParams.get('tahun')) || new Date().getUTCFullYear()
  const view = answerOrLeave(request, await call(round, { year }))
  return {
    name: say(language, 'movement.evaluation_of', { year }),
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
          item.evidence?.sumsSha256 ?? null,
          item.scores.flatMap(({ score, counts }) => (counts ? score : [])).join(' '),
        ],
      ]),
    ),
  }
}

import type { Answer, Answers } from '@guyub/contract/cases'
import type { Area } from '@guyub/contract/regions'
import { useWords } from '../../kernel/use-words.ts'
import type { Typed, typedPages } from '../correct/changes.ts'

interface SummaryProps {
  readonly pages: ReturnType<typeof typedPages>
  readonly answers: Answers
  readonly areas: readonly Area[]
}

/** What was answered, to be read once more before it is sent. */
export function Summary({ pages, answers, areas }: SummaryProps) {
  const { of } = useWords()
  return (
    <dl className="facts card">
      {pages
        .flatMap((page) => page.fields)
        .flatMap((field) => {
          const said = words(field, answers[field.key])
          return said
            ? [
                <div key={field.key}>
                  <dt>{of(field.label)}</dt>
                  <dd style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{said}</dd>
                </div>,
              ]
            : []
        })}
    </dl>
  )

  function words(field: Typed, answer: Answer | undefined): string {
    if (typeof answer !== 'string') return ''
    if (field.type === 'area') return areas.find(({ code }) => code === answer)?.name ?? answer
    const choice = field.type === 'choice' && field.choices.find(({ key }) => key === answer)
    return choice ? of(choice.label) : answer
  }
}

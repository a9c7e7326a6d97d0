import type { dimensionsMet } from '@guyub/contract/evaluation'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

type Met = z.output<(typeof dimensionsMet)['answer']>

/** The rule of the movement: one dimension short, and a region is not called a smart city; it is told what is missing. */
export function DimensionRule({ met }: { readonly met: Met }) {
  const { t, of, own } = useWords()
  return (
    <section className="card stack">
      <h2>{t(met.isMet ? 'round.six_met' : 'round.six_unmet')}</h2>
      <ul className="plain-list stack">
        {met.dimensions.map((dimension) => (
          <li key={dimension.key}>
            <StateBadge
              tone={dimension.isMet ? 'done' : 'late'}
              word={t(dimension.isMet ? 'round.met' : 'round.unmet', {
                dimension: own(dimension.label).words,
              })}
            />
            {dimension.lacks.length > 0 && (
              <ul className="small">
                {dimension.lacks.map(({ what, question, kind, count }) => (
                  <li key={`${what}${question?.id}${kind}`}>
                    {question && `${of(question)} – `}
                    {t(`round.lack_${what}`, {
                      count,
                      kind: kind ? t(`round.kind_${kind as 'policy'}`) : '',
                    })}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { trackReads } from '@guyub/contract/cases'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'

/** Who has looked at my data: offices and times, as the law gives everybody the right to know. */
export function Reads({ reads }: { readonly reads: z.output<typeof trackReads.answer> }) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  return (
    <details className="card">
      <summary>
        <strong>{t('desk.reads')}</strong>
      </summary>
      <p className="quiet small">{t('portal.reads_lead')}</p>
      {reads.length === 0 && <p>{t('desk.reads_none')}</p>}
      <ul className="stack small">
        {reads.map(({ at, office, isRevealed }) => (
          <li key={`${at}-${office}`}>
            {office} · {formatMoment(at, language, zone)}
            {isRevealed && ` · ${t('desk.reads_revealed')}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

import { useWords } from '../../kernel/use-words.ts'
import type { VisitsPart } from './visits-part.ts'
import '../../words/visits-words.ts'

/** Where one may register, and how. */
export function VisitsSection({ part }: { readonly part: VisitsPart }) {
  const { t } = useWords()
  return (
    <section className="stack">
      <h2>{t('visits.where')}</h2>
      {part.hospitals.length === 0 && <p>{t('visits.no_hospitals')}</p>}
      <ul className="plain-list">
        {part.hospitals.map(({ hospital, name }) => (
          <li key={hospital}>
            <a href={`/rumah-sakit/${hospital}`}>{t('visits.to_hospital', { name })}</a>
          </li>
        ))}
      </ul>
      <p>{t('visits.ways')}</p>
    </section>
  )
}

import { useWords } from '../../kernel/use-words.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import type { BookingPart } from './booking-part.ts'
import '../../words/booking-words.ts'

/** The places of this service, and the way to an hour or a seat. */
export function BookingSection({ part }: { readonly part: BookingPart }) {
  const { t } = useWords()
  return (
    <section className="stack">
      <h2>{t('place.title')}</h2>
      {part.sites.length === 0 && <p>{t('place.none_text')}</p>}
      <ul>
        {part.sites.map(({ id, name, address }) => (
          <li key={id} lang="id">
            <a href={`/tempat/${id}`}>{name}</a>, {address}
          </li>
        ))}
      </ul>
      {part.classes > 0 && <p>{t('place.classes_count', { count: part.classes })}</p>}
      <div className="row">
        <ButtonLink href="/tempat" icon="arrow">
          {t('place.title')}
        </ButtonLink>
        <a href={`/tempat/pemakaian/${part.service}`}>{t('place.use_title')}</a>
      </div>
    </section>
  )
}

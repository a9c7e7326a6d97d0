import { ratingComments } from '@guyub/contract/cases'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { ButtonLink } from '../ui/button/button.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import '../words/satisfaction-words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const thisYear = Number(visitOf(context).today.slice(0, 4))
  const asked = Number(new URL(request.url).searchParams.get('tahun'))
  const year = asked >= 2017 && asked <= thisYear ? asked : thisYear
  return {
    year,
    thisYear,
    all: answerOrLeave(request, await visitOf(context).call(ratingComments, { year })),
  }
}

/** What applicants would have otherwise: for those who can change it. */
export default function Satisfaction() {
  const { year, thisYear, all } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('satisfaction.comments')}
        lead={t('satisfaction.comments_lead')}
        actions={
          <ButtonLink kind="second" size="small" href={`/kepuasan?tahun=${year}`}>
            {t('satisfaction.public')}
          </ButtonLink>
        }
      />
      <nav className="row" aria-label={t('satisfaction.comments')}>
        <a href={`/kantor/kepuasan?tahun=${year - 1}`}>{t('satisfaction.earlier')}</a>
        <strong>{t('satisfaction.year', { year })}</strong>
        {year < thisYear && <a href={`/kantor/kepuasan?tahun=${year + 1}`}>{t('satisfaction.later')}</a>}
      </nav>
      {all.length === 0 && (
        <EmptyState title={t('satisfaction.comments_none')}>
          {t('satisfaction.comments_none_text')}
        </EmptyState>
      )}
      {all.map(({ service, title, comments, hasMore }) => (
        <section key={service} className="card stack">
          <h2>{of(title)}</h2>
          <ul>
            {comments.map((comment, nth) => (
              <li key={nth} lang="id">
                {comment}
              </li>
            ))}
          </ul>
          {hasMore && <p className="quiet small">{t('satisfaction.comments_more')}</p>}
        </section>
      ))}
    </div>
  )
}

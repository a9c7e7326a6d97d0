import { type BookView, planBooks } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { BookCard } from './book-card.tsx'
import { SampleMark } from './sample-mark.tsx'
import { SavedMark } from './saved-mark.tsx'
import { VersionMark } from './version-mark.tsx'
import { wantedVersion } from './version-query.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const version = wantedVersion(request)
  const answer = answerOrLeave(request, await visitOf(context).call(planBooks, version ? { version } : {}))
  const wanted = new URL(request.url).searchParams.get('edisi')
  const edition =
    answer.editions.find(({ key }) => key === wanted) ??
    answer.editions.find(({ isDefault }) => isDefault) ??
    answer.editions[0]
  if (!edition) throw new Response(null, { status: 404 })
  return { ...answer, edition }
}

/** The books of a version: what is in them, what is still empty, and each as a file. */
export default function BooksPage() {
  const { plan, note, editions, edition, may } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const isDraft = plan.status === 'draft' || plan.status === 'consultation'
  const here = `/gerakan/rencana/buku?versi=${plan.id}`
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('plan.books_title')}
        lead={<VersionMark plan={plan} />}
        trailLabel={t('shell.trail')}
        trail={[{ href: `/gerakan?versi=${plan.id}`, word: t('movement.plan') }]}
      />
      <SampleMark isSample={plan.isSample} />
      <SavedMark />
      {isDraft && <Notice tone="info">{t('plan.books_draft')}</Notice>}
      <p>{t('plan.books_lead')}</p>
      <nav className="row" aria-label={t('plan.books')}>
        {editions.map(({ key, label }) => (
          <ButtonLink
            key={key}
            kind={key === edition.key ? 'first' : 'second'}
            size="small"
            href={`${here}&edisi=${key}`}
            aria-current={key === edition.key ? 'true' : undefined}
          >
            {label[language]}
          </ButtonLink>
        ))}
      </nav>
      {edition.books.map((book: BookView) => (
        <BookCard
          key={book.key}
          book={book}
          edition={edition.key}
          planId={plan.id}
          back={`${here}&edisi=${edition.key}`}
          mayEdit={may.edit}
        />
      ))}
      <details>
        <summary>{t('plan.books_about')}</summary>
        <p className="small quiet">{note[language]}</p>
        <p className="small quiet" lang="id">
          {edition.source}
        </p>
      </details>
    </div>
  )
}

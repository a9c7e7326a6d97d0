import type { BookView } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

interface BookCardProps {
  readonly book: BookView
  readonly edition: string
  readonly planId: string
  readonly back: string
  readonly mayEdit: boolean
}

/** One book: its chapters, how much of each is there, and the texts that somebody has to write. */
export function BookCard({ book, edition, planId, back, mayEdit }: BookCardProps) {
  const { t } = useWords()
  const empty = book.chapters.reduce((sum, { filled, total }) => sum + total - filled, 0)
  const name = t('plan.books_number', { number: book.key })
  return (
    <article className="card stack" data-book={book.key}>
      <div className="branch">
        <h2>
          {name}: <span lang="id">{book.title}</span>
        </h2>
        <StateBadge
          tone={empty ? 'waiting' : 'done'}
          word={empty ? t('plan.books_empty', { count: empty }) : t('plan.books_whole')}
        />
      </div>
      <div className="row">
        {(['pdf', 'docx'] as const).map((format) => (
          <ButtonLink
            key={format}
            kind="second"
            size="small"
            icon="download"
            download=""
            href={`/gerakan/buku/${edition}/${book.key}/${format}?versi=${planId}`}
          >
            <span className="only-read">{t('plan.books_get', { number: book.key })} </span>
            {format.toUpperCase()}
          </ButtonLink>
        ))}
      </div>
      <ol className="plain stack">
        {book.chapters.map((chapter) => (
          <li key={chapter.key}>
            <div className="branch">
              <span>
                <span lang="id">{chapter.title}</span>
              </span>
              <span className="small quiet numbers">
                {t('plan.books_pieces', { filled: chapter.filled, total: chapter.total })}
              </span>
            </div>
            <p className="small quiet">
              {t(chapter.provenance === 'INFERENCE' ? 'plan.books_concluded' : 'plan.books_sourced')}
              {chapter.note && (
                <>
                  {' · '}
                  <span lang="id">{chapter.note}</span>
                </>
              )}
            </p>
            {mayEdit && chapter.sections.length > 0 && (
              <p className="row small">
                {chapter.sections.map(({ title, nodeId }) => (
                  <a key={title} href={writeHref({ planId, back, chapter: chapter.key, title, nodeId })}>
                    {nodeId ? t('plan.edit') : t('plan.books_write')}: <span lang="id">{title}</span>
                  </a>
                ))}
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className="small quiet" lang="id">
        {book.note}
      </p>
    </article>
  )
}

interface Written {
  readonly planId: string
  readonly back: string
  readonly chapter: string
  readonly title: string
  readonly nodeId: string | null
}

function writeHref({ planId, back, chapter, title, nodeId }: Written): string {
  const place = `/gerakan/rencana/${planId}`
  const query = new URLSearchParams({ kembali: back })
  if (nodeId) return `${place}/ubah/chapter/${nodeId}?${query}`
  query.set('bab', chapter)
  query.set('bagian', title)
  return `${place}/tambah/chapter?${query}`
}

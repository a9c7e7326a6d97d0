import type { LetterView } from '@guyub/contract/dispositions'
import type { ReactNode } from 'react'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { FileList } from './file-list.tsx'

/** The sheet itself: from whom, what is asked, what it says, what goes with it. */
export function LetterText({ letter }: { readonly letter: LetterView }) {
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const { from, sentBy, acting, official, case: about } = letter
  return (
    <section className="card stack letter-sheet" aria-label={t('dispositions.letter')}>
      <dl className="facts">
        {fact(
          t('dispositions.from'),
          <>
            {sentBy ? t('dispositions.written_by', { name: sentBy, office: from.name }) : from.name}
            {acting && ` (${t(`dispositions.acting_${acting}`)})`}
          </>,
        )}
        {fact(t('dispositions.sent_at'), formatMoment(letter.sentAt, language, zone))}
        {fact(
          t('dispositions.instructions'),
          <ul className="letter-instructions">
            {letter.instructions.map((text) => (
              <li key={text.id}>{of(text)}</li>
            ))}
          </ul>,
        )}
        {(official.number || official.url) &&
          fact(
            t('dispositions.official'),
            official.url ? (
              <a href={official.url} rel="noopener noreferrer external">
                {official.number ?? official.url}
              </a>
            ) : (
              official.number
            ),
          )}
        {about &&
          fact(
            t('dispositions.about_case'),
            about.caseId ? (
              <a href={`/meja/permohonan/${about.caseId}`}>
                <span className="code">{about.code}</span> {about.service && of(about.service)}
              </a>
            ) : (
              <>
                <span className="code">{about.code}</span>{' '}
                <span className="small quiet">{t('dispositions.case_closed')}</span>
              </>
            ),
          )}
      </dl>
      {letter.body && (
        <p className="letter-words" lang="id">
          {letter.body}
        </p>
      )}
      <FileList letterId={letter.id} files={letter.files} />
    </section>
  )

  function fact(word: string, value: ReactNode) {
    return (
      <>
        <dt>{word}</dt>
        <dd>{value}</dd>
      </>
    )
  }
}

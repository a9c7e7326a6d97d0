import type { FormRead } from '@guyub/contract/cases'
import { holds, type Page, type Product } from '@guyub/contract/definition'
import type { Area } from '@guyub/contract/regions'
import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { AnswerList } from '../answer-list.tsx'
import { useAnswerWords } from '../answer-words.ts'
import type { Draft } from './draft.ts'
import { StockNotice } from './stock-notice.tsx'

interface ReviewProps {
  readonly pages: readonly Page[]
  readonly products: readonly Product[]
  readonly draft: Draft
  readonly areas: readonly Area[]
  readonly read: FormRead
  readonly today: string
  readonly onPage: (number: number) => void
  readonly onFile: () => Promise<void>
}

/** The last look together with the family, before the request is filed. */
export function Review({ pages, products, draft, areas, read, today, onPage, onFile }: ReviewProps) {
  const { t, of, ofCode } = useWords()
  const answerWords = useAnswerWords(areas)
  const [isFiling, setIsFiling] = useState(false)
  return (
    <div className="stack-wide">
      {read.problems.length > 0 && <Notice tone="broken" title={t('desk.review_incomplete')} />}
      {read.warnings.length > 0 && (
        <Notice tone="late" title={t('desk.review_warnings')}>
          <ul>
            {read.warnings.map(({ pointer, code }) => (
              <li key={pointer + code}>{ofCode(code)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <StockNotice products={products} />
      {pages.map((page, number) => (
        <section key={page.key} className="card stack">
          <div className="row" style={{ justifyContent: 'space-between' }}>
            <h2>{of(page.title)}</h2>
            <Button type="button" kind="plain" onClick={() => onPage(number)}>
              {t('desk.change')}
            </Button>
          </div>
          <AnswerList
            answers={page.fields
              .filter((field) => !field.when || holds(field.when, draft.answers, today))
              .flatMap((field) => answerWords(field, draft.answers[field.key]))}
          />
        </section>
      ))}
      <div className="row">
        <Button
          type="button"
          icon="check"
          disabled={read.problems.length > 0 || isFiling}
          onClick={() => {
            setIsFiling(true)
            void onFile().finally(() => setIsFiling(false))
          }}
        >
          {t('desk.file')}
        </Button>
        <span className="quiet small">{t('desk.file_hint')}</span>
      </div>
    </div>
  )
}

import { useWords } from '../../kernel/use-words.ts'
import { AnswerList } from '../answer-list.tsx'
import { useAnswerWords } from '../answer-words.ts'
import { useAreas } from '../device/areas.ts'
import type { Form } from '../device/reference.ts'
import type { View } from './case-page.tsx'

/** The answers by page, as the family gave them. */
export function Answers({ view, form }: { readonly view: View; readonly form: Form }) {
  const { t, of } = useWords()
  const answerWords = useAnswerWords(useAreas(form.service.case?.pages ?? []))
  if (!view.form) return <p className="quiet">{t('desk.erased')}</p>
  const answers = view.form
  return (
    <>
      {(form.service.case?.pages ?? []).map((page) => {
        const rows = page.fields
          .filter(({ type }) => type !== 'photo' && type !== 'file')
          .flatMap((field) => answerWords(field, answers[field.key]))
          .filter(({ value }) => value)
        if (!rows.length) return null
        return (
          <section key={page.key} className="card stack">
            <h2>{of(page.title)}</h2>
            <AnswerList answers={rows} />
          </section>
        )
      })}
    </>
  )
}

import { normalTrackingCode } from '@guyub/contract/cases'
import { surveys } from '@guyub/contract/survey'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const code = new URL(request.url).searchParams.get('kode')
  if (code) throw redirect(`/survei/isi/${encodeURIComponent(normalTrackingCode(code))}`)
  const reply = await visitOf(context).call(surveys, {})
  return { closed: (reply.ok ? reply.answer : []).filter(({ status }) => status === 'closed') }
}

/** For whoever holds an invitation, and for whoever wants to read what came of it. */
export default function SurveyDoor() {
  const { closed } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <div className="wide stack-wide">
      <PageHeader title={t('survey.title')} lead={t('survey.lead')} />
      <form className="card stack">
        <h2>{t('survey.answer_title')}</h2>
        <p className="quiet">{t('survey.answer_lead')}</p>
        <Field
          name="kode"
          label={t('survey.code')}
          required
          maxLength={40}
          width="medium"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <div>
          <Button icon="arrow">{t('survey.continue')}</Button>
        </div>
      </form>
      {closed.length > 0 && (
        <section className="stack">
          <h2>{t('survey.results')}</h2>
          <ul>
            {closed.map(({ year, isSample }) => (
              <li key={year}>
                <a href={`/survei/hasil/${year}`}>{t('survey.results_of', { year })}</a>
                {isSample && <span className="quiet"> ({t('survey.sample')})</span>}
              </li>
            ))}
          </ul>
          <p className="quiet">{t('survey.purposive')}</p>
        </section>
      )}
    </div>
  )
}

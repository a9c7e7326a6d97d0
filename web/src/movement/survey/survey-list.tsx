import { newCommandId } from '@guyub/contract/command'
import { me } from '@guyub/contract/identity'
import { prepareSurvey, surveyForms, surveys } from '@guyub/contract/survey'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const all = answerOrLeave(request, await call(surveys, {}))
  const who = await call(me, {})
  const may = who.ok ? (who.answer.acting?.permissions ?? []) : []
  const forms = may.includes('survey.manage') ? await call(surveyForms, {}) : undefined
  return {
    ...{ all, forms: forms?.ok ? forms.answer : [], mayAnswer: may.includes('survey.answer') },
    thisYear: Number(today.slice(0, 4)),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const year = String(form.get('year') ?? '')
  const reply = await visitOf(context).call(prepareSurvey, {
    ...{ commandId: newCommandId(), year, form: String(form.get('form') ?? '') },
  })
  if (reply.ok) throw redirect(`/gerakan/survei/${reply.answer.year}`, 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

export const STATUS_TONES = { preparing: 'waiting', open: 'running', closed: 'done' } as const

/** The surveys of the region, year by year. */
export default function SurveyList() {
  const { all, forms, mayAnswer, thisYear } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('survey.title')}
        lead={
          <>
            {t('survey.lead')}
            <br />
            {t('survey.purposive')}
          </>
        }
        actions={
          mayAnswer && (
            <>
              <ButtonLink href="/gerakan/survei/isi" kind="second">
                {t('survey.enumerate')}
              </ButtonLink>
              <ButtonLink href="/meja/survei" kind="second">
                {t('survey.enumerate_offline')}
              </ButtonLink>
            </>
          )
        }
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {all.length === 0 && <EmptyState title={t('survey.none')}>{t('survey.none_text')}</EmptyState>}
      {all.map(({ year, status, isSample }) => (
        <div key={year} className="row">
          <a href={`/gerakan/survei/${year}`}>{t('survey.name', { year })}</a>
          {isSample && <span className="quiet">({t('survey.sample')})</span>}
          <StateBadge tone={STATUS_TONES[status]} word={t(`survey.status_${status}`)} />
          {status === 'closed' && <a href={`/survei/hasil/${year}`}>{t('survey.see_results')}</a>}
        </div>
      ))}
      {forms.length > 0 && (
        <form method="post" className="card stack">
          <h2>{t('survey.prepare')}</h2>
          <Field name="year" label={t('survey.year')} defaultValue={thisYear} required digits width="short" />
          <Choice
            name="form"
            label={t('survey.form')}
            value={forms[0]?.key}
            options={forms.map(({ key, title, note }) => ({
              key,
              label: `${title ? of(title) : key}: ${of(note)}`,
            }))}
          />
          <div>
            <Button>{t('survey.prepare')}</Button>
          </div>
        </form>
      )}
    </div>
  )
}

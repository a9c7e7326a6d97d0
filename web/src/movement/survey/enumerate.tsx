import { normalTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { enumerateSurvey, surveyQuestions } from '@guyub/contract/survey'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { ScaleQuestions, scaleAnswersIn } from '../../ui/scale-questions/scale-questions.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const code = normalTrackingCode(searchParams.get('kode') ?? '')
  const reply = code ? await visitOf(context).call(surveyQuestions, { code }) : undefined
  return {
    code,
    asked: reply?.ok ? reply.answer : null,
    problem: reply && !reply.ok ? reply.problem.code : null,
    ...{ isDone: searchParams.has('tercatat'), command: newCommandId() },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const answers = scaleAnswersIn(form)
  const reply = await visitOf(context).call(enumerateSurvey, {
    ...{ commandId: text('command'), code: text('code'), answers, isAssisted: text('assisted') === 'yes' },
  })
  if (reply.ok) throw redirect('/gerakan/survei/isi?tercatat=1', 303)
  return data({ problem: reply.problem.code, answers }, { status: reply.problem.status || 500 })
}

/** An officer answers together with a person who cannot or will not do so alone. */
export default function Enumerate() {
  const { code, asked, problem, isDone, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const answers: Readonly<Record<string, number>> = result?.answers ?? {}
  const said = result?.problem ?? problem
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('survey.enumerate')}
        lead={t('survey.enumerate_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/survei', word: t('survey.title') }]}
      />
      {said && <Notice tone="broken">{ofCode(said)}</Notice>}
      {isDone && !result && <Notice tone="done">{t('survey.thanks')}</Notice>}
      {asked ? (
        <form method="post" className="stack-wide">
          <input type="hidden" name="command" value={command} />
          <input type="hidden" name="code" value={code} />
          <p lang="id">{t('survey.asked_about', { programme: asked.programme, office: asked.office })}</p>
          <ScaleQuestions
            questions={asked.questions}
            scale={asked.scale}
            of={of}
            answers={answers}
            missing={result?.problem ? t('survey.answers_missing') : undefined}
          />
          <Choice
            name="assisted"
            label={t('survey.assisted')}
            value="no"
            options={[
              { key: 'yes', label: t('survey.yes') },
              { key: 'no', label: t('survey.no') },
            ]}
          />
          <div>
            <Button>{t('survey.send')}</Button>
          </div>
        </form>
      ) : (
        <form className="pair">
          <Field
            name="kode"
            label={t('survey.code')}
            defaultValue={code}
            required
            maxLength={40}
            width="medium"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <Button icon="arrow">{t('survey.continue')}</Button>
        </form>
      )}
    </div>
  )
}

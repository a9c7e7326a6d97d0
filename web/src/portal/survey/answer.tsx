import { newCommandId } from '@guyub/contract/command'
import { answerSurvey, surveyQuestions } from '@guyub/contract/survey'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { ScaleQuestions, scaleAnswersIn } from '../../ui/scale-questions/scale-questions.tsx'

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).call(surveyQuestions, { code: params.code ?? '' })
  return {
    asked: reply.ok ? reply.answer : null,
    problem: reply.ok ? null : reply.problem.code,
    command: newCommandId(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const answers = scaleAnswersIn(form)
  const reply = await visitOf(context).call(answerSurvey, {
    ...{ commandId: String(form.get('command') ?? ''), code: params.code ?? '', answers },
  })
  if (reply.ok) return { isDone: true, problem: null, answers: {} }
  const { code: problem, status } = reply.problem
  return data({ isDone: false, problem, answers }, { status: status || 500 })
}

/** The questions of one invitation, on one page, without a name. */
export default function Answer() {
  const { asked, problem, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const answers: Readonly<Record<string, number>> = result?.answers ?? {}
  if (result?.isDone || !asked)
    return (
      <div className="wide stack-wide">
        <PageHeader title={t('survey.title')} />
        {result?.isDone ? (
          <Notice tone="done">{t('survey.thanks')}</Notice>
        ) : (
          <Notice tone="broken">{ofCode(problem ?? 'survey.unknown_code')}</Notice>
        )}
        <div>
          <ButtonLink href="/survei" kind="second">
            {t('survey.title')}
          </ButtonLink>
        </div>
      </div>
    )
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={t('survey.name', { year: asked.year })}
        lead={
          <>
            {t('survey.asked_about', { programme: asked.programme, office: asked.office })}
            {asked.isSample && ` (${t('survey.sample')})`}
            <br />
            {t('survey.answer_lead')}
          </>
        }
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" className="stack-wide">
        <input type="hidden" name="command" value={command} />
        <ScaleQuestions
          questions={asked.questions}
          scale={asked.scale}
          of={of}
          answers={answers}
          missing={result?.problem ? t('survey.answers_missing') : undefined}
        />
        <div className="stack">
          <p className="quiet">{t('survey.once')}</p>
          <div>
            <Button>{t('survey.send')}</Button>
          </div>
        </div>
      </form>
    </div>
  )
}

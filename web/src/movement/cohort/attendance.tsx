import { attend, cohort } from '@guyub/contract/cohort'
import { newCommandId } from '@guyub/contract/command'
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
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'

async function opened({ request, params, context }: LoaderFunctionArgs) {
  const view = answerOrLeave(
    request,
    await visitOf(context).call(cohort, { cohortId: params.cohortId ?? '' }),
  )
  const session = view.sessions.find(({ id }) => id === params.sessionId)
  if (!session || !view.delegates) throw new Response(null, { status: 404 })
  const people = view.delegates
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .map(({ id, name, officeName, unit, marks }) => {
      const mark = marks.find(({ sessionId }) => sessionId === session.id)
      return {
        id,
        name,
        from: officeName ?? unit ?? '',
        present: mark?.present ?? null,
        substitute: mark?.substitute ?? '',
      }
    })
  return { id: view.id, title: view.title, session, people }
}

export function loader(asked: LoaderFunctionArgs) {
  return opened(asked)
}

export async function action(asked: ActionFunctionArgs) {
  const form = await asked.request.formData()
  const { id: cohortId, session, people } = await opened(asked)
  const occurredAt = new Date().toISOString()
  const marks = people.flatMap(({ id, present, substitute: before }) => {
    const [said, who] = [form.get(`present-${id}`), String(form.get(`substitute-${id}`) ?? '').trim()]
    if (said !== 'yes' && said !== 'no' && !who) return []
    const mark = {
      delegateId: id,
      present: said === 'yes' || (who !== '' && said !== 'no'),
      substitute: said === 'no' ? null : who || null,
    }
    // What did not change is not claimed again: somebody at the door may have seen it later.
    return mark.present === present && (mark.substitute ?? '') === before ? [] : [{ ...mark, occurredAt }]
  })
  if (!marks.length) throw redirect(`/gerakan/bimtek/${cohortId}`, 303)
  const command = {
    commandId: newCommandId(),
    cohortId,
    sessionId: session.id,
    means: 'list',
    marks,
  } as const
  const reply = await visitOf(asked.context).call(attend, command)
  if (reply.ok) throw redirect(`/gerakan/bimtek/${cohortId}`, 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** The list of a session: present, absent, or somebody in the delegate's place. */
export default function Attendance() {
  const { id, title, session, people } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('cohort.attendance_of', { session: session.title })}
        lead={t('cohort.attendance_lead')}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan/bimtek', word: t('cohort.cohorts') },
          { href: `/gerakan/bimtek/${id}`, word: title },
        ]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" className="stack">
        {people.map(({ id: delegate, name, from, present, substitute }) => (
          <fieldset key={delegate} className="choice">
            <legend className="field-label">
              <span lang="id">{name}</span>{' '}
              <span className="quiet" lang="id">
                {from}
              </span>
            </legend>
            <div className="choice-options">
              {(['yes', 'no'] as const).map((answer) => (
                <label key={answer} className="choice-option">
                  <input
                    type="radio"
                    name={`present-${delegate}`}
                    value={answer}
                    defaultChecked={present === (answer === 'yes') && present !== null}
                  />
                  {t(answer === 'yes' ? 'cohort.present' : 'cohort.absent')}
                </label>
              ))}
            </div>
            <Field
              name={`substitute-${delegate}`}
              label={t('cohort.substitute')}
              optional={t('cohort.optional')}
              defaultValue={substitute}
              maxLength={300}
              width="medium"
            />
          </fieldset>
        ))}
        <div>
          <Button>{t('cohort.save')}</Button>
        </div>
      </form>
    </div>
  )
}

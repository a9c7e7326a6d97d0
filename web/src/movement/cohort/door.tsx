import { attend, delegateCode } from '@guyub/contract/cohort'
import { newCommandId } from '@guyub/contract/command'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatClock } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).call(delegateCode, { token: params.token ?? '' })
  const { code } = reply.ok ? { code: null } : reply.problem
  if (code === 'cohort.wrong_code' || code === 'cohort.delegate_withdrawn') return { seen: null, code }
  return { seen: answerOrLeave(request, reply), code: null }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const seen = answerOrLeave(request, await call(delegateCode, { token: params.token ?? '' }))
  const { cohortId, delegateId } = seen
  const card = params.token ?? ''
  const mark = { delegateId, present: true, substitute: null, occurredAt: new Date().toISOString(), card }
  const sessionId = String(form.get('session') ?? '')
  const reply = await call(attend, {
    commandId: newCommandId(),
    cohortId,
    sessionId,
    means: 'qr',
    marks: [mark],
  })
  if (reply.ok) throw redirect(new URL(request.url).pathname, 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** At the door, on a phone: whose card this is, and one large button for each session of today. */
export default function Door() {
  const { seen, code } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  if (!seen)
    return (
      <div className="stack-wide">
        <PageHeader title={t('cohort.door')} />
        <Notice tone="broken">{ofCode(code ?? 'cohort.wrong_code')}</Notice>
      </div>
    )
  return (
    <div className="stack-wide">
      <PageHeader
        title={seen.name}
        titleLang="id"
        tab={t('cohort.door')}
        lead={<span lang="id">{seen.from}</span>}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <p lang="id">{seen.title}</p>
      {seen.sessions.length === 0 && <Notice tone="late">{t('cohort.no_session_today')}</Notice>}
      {seen.sessions.map(({ id, title, starts, present }) => (
        <form key={id} method="post" className="card stack">
          <h2 lang="id">
            {title}, {formatClock(starts, language)}
          </h2>
          {present ? (
            <StateBadge tone="done" word={t('cohort.present')} />
          ) : (
            <div>
              <Button name="session" value={id} icon="check">
                {t('cohort.mark_present')}
              </Button>
            </div>
          )}
        </form>
      ))}
    </div>
  )
}

import { newCommandId } from '@guyub/contract/command'
import { type ExplanationView, explain, explanations, OTHER_FIGURES } from '@guyub/contract/explanations'
import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatDay, formatMoment } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { sliceQuery } from '../slice.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const all = answerOrLeave(request, await call(explanations, {}))
  const who = await call(me, {})
  return { all, office: who.ok ? who.answer.acting?.office.code : undefined, command: newCommandId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const reply = await visitOf(context).call(explain, {
    ...{ commandId: text('command'), explanationId: text('id'), reply: text('reply') },
  })
  if (reply.ok) return { problem: null }
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** What the head asked and what offices explained; what waits comes first. */
export default function Explanations() {
  const { all, office, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, ofCode, language } = useWords()
  const about = (key: string) => {
    const other = OTHER_FIGURES.find((one) => one === key)
    return other ? t(`dashboard.about_${other}`) : key
  }
  return (
    <div className="stack-wide">
      <PageHeader title={t('dashboard.explanations')} lead={t('dashboard.explanations_lead')} />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && !result.problem && <Notice tone="done" title={t('movement.saved')} />}
      {all.length === 0 && (
        <EmptyState title={t('dashboard.no_explanations')}>{t('dashboard.no_explanations_text')}</EmptyState>
      )}
      {all.map((each) => (
        <article key={each.id} className="card stack">
          <div className="row" style={{ justifyContent: 'space-between' }}>
            <h2>{each.title ? <Asked {...each} /> : about(each.about)}</h2>
            <StateBadge
              tone={each.reply !== null ? 'done' : each.isLate ? 'late' : 'waiting'}
              word={t(
                each.reply !== null ? 'dashboard.explained' : each.isLate ? 'round.late' : 'round.waits',
              )}
            />
          </div>
          <p lang="id" className="as-written">
            {each.question}
          </p>
          <p className="small quiet">
            {each.officeName ?? each.officeCode} · {t('round.asked')}{' '}
            {formatMoment(each.askedAt, language, zone)} · {t('round.due_on')}{' '}
            {formatDay(each.dueOn, language, zone)}
          </p>
          {each.reply !== null && (
            <p lang="id" className="as-written">
              {each.reply}
            </p>
          )}
          {each.reply === null && each.officeCode === office && (
            <form method="post" className="stack">
              <input type="hidden" name="command" value={command} />
              <input type="hidden" name="id" value={each.id} />
              <LongField name="reply" id={`reply-${each.id}`} label={t('dashboard.explanation')} required />
              <div>
                <Button>{t('dashboard.explain')}</Button>
              </div>
            </form>
          )}
        </article>
      ))}
    </div>
  )
}

/** The figure that was asked about, opened as it was seen then. */
function Asked({ about, title, slice }: Pick<ExplanationView, 'about' | 'title' | 'slice'>) {
  const { of } = useWords()
  return <a href={`/gerakan/indikator/${about}?${sliceQuery(slice)}`}>{title && of(title)}</a>
}

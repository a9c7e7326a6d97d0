import { newCommandId } from '@guyub/contract/command'
import { decideRequest, planInbox } from '@guyub/contract/plan'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { sendForm } from './activity-actions.ts'
import { ConflictCard } from './conflict-card.tsx'
import { optionsOf } from './field-options.ts'
import { askPlanNames } from './plan-names.ts'
import { RequestCard } from './request-card.tsx'
import { SavedMark } from './saved-mark.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const inbox = answerOrLeave(request, await call(planInbox, {}))
  const known = await askPlanNames(call, language, inbox.openVersion ?? undefined)
  const plan = known.document?.plan
  return {
    inbox,
    names: known.names,
    options: optionsOf(known),
    years: plan
      ? Array.from({ length: plan.lastYear - plan.firstYear + 1 }, (_, n) => plan.firstYear + n)
      : [],
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const visit = visitOf(context)
  const problem = form.get('intent') === 'decide' ? await decide() : await sendForm(visit, form)
  if (problem) return data({ problem: problem.code }, { status: problem.status || 500 })
  return redirect('/gerakan/rencana/masukan?simpan=ya')

  async function decide() {
    const seen = String(form.get('seen') ?? '')
    const reply = await visit.call(decideRequest, {
      commandId: newCommandId(),
      requestId: String(form.get('request')),
      decision: form.get('decision') === 'accepted' ? 'accepted' : 'rejected',
      why: String(form.get('why') ?? ''),
      ...(seen && { seen: Number(seen) }),
    })
    return reply.ok ? null : reply.problem
  }
}

/** What waits for a person: conflicts, requests for changes, and the newest remarks. */
export default function InboxPage() {
  const { inbox, names, options, years } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const { zone } = useVisit()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('plan.inbox')}
        lead={t(inbox.mayDecide ? 'plan.inbox_lead' : 'plan.inbox_lead_agency')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan', word: t('movement.plan') }]}
      />
      {result?.problem ? <Notice tone="broken">{ofCode(result.problem)}</Notice> : <SavedMark />}
      {inbox.mayDecide && !inbox.openVersion && inbox.requests.length > 0 && (
        <Notice tone="info">{t('plan.open_first')}</Notice>
      )}
      <section className="stack">
        <h2>{t('plan.conflicts')}</h2>
        {inbox.conflicts.length === 0 && <p className="quiet">{t('plan.nothing_waits')}</p>}
        {inbox.conflicts.map((conflict) => (
          <ConflictCard key={conflict.id} {...{ conflict, names, options, years }} />
        ))}
      </section>
      <section className="stack">
        <h2>{t('plan.requests')}</h2>
        {inbox.requests.length === 0 && <p className="quiet">{t('plan.nothing_waits')}</p>}
        {inbox.requests.map((request) => (
          <RequestCard key={request.id} {...{ request, names }} mayDecide={inbox.mayDecide} />
        ))}
      </section>
      <section className="stack">
        <h2>{t('plan.comments')}</h2>
        {inbox.comments.length === 0 && <p className="quiet">{t('plan.nothing_yet')}</p>}
        {inbox.comments.map((comment) => (
          <article key={comment.id}>
            <p className="small quiet">
              {comment.activityId ? (
                <a href={`/gerakan/kegiatan/${comment.activityId}?versi=${comment.planId}`} lang="id">
                  {comment.about}
                </a>
              ) : (
                <span lang="id">{comment.about}</span>
              )}{' '}
              · {comment.by ?? t('plan.somebody')}, {comment.office} ·{' '}
              {formatMoment(comment.at, language, zone)}
            </p>
            <p lang="id">{comment.words}</p>
          </article>
        ))}
      </section>
      {inbox.decided.length > 0 && (
        <section className="stack">
          <h2>{t('plan.decided')}</h2>
          {inbox.decided.map((request) => (
            <RequestCard key={request.id} {...{ request, names }} mayDecide={false} />
          ))}
        </section>
      )}
    </div>
  )
}

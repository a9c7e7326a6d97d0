import { newCommandId } from '@guyub/contract/command'
import { decideIdea, type IdeaView, idea, ideaTargets, moderateWords } from '@guyub/contract/communities'
import { planInbox } from '@guyub/contract/plan'
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
import { Field, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

const TONES = { open: 'waiting', taken: 'done', declined: 'broken' } as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const targets = answerOrLeave(request, await call(ideaTargets, {}))
  const view = answerOrLeave(request, await call(idea, { ideaId: params.ideaId ?? '' }))
  // What lies in the idea's own element stands first.
  const near = (element: string) => (element === view.element ? 0 : 1)
  const activities = targets.activities.toSorted((a, b) => near(a.element) - near(b.element))
  // Only a version that may be edited takes a need.
  const plan = await call(planInbox, {})
  const openVersion = plan.ok ? plan.answer.openVersion : null
  return { view, programmes: targets.programmes, activities, openVersion }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const ideaId = params.ideaId ?? ''
  const [commandId, reason] = [newCommandId(), text('reason')]
  const [activity, programme] = [text('activity'), text('programme')]
  const taken = {
    node: activity ? ('activity' as const) : ('programme' as const),
    nodeId: activity || programme,
    ...(reason && { reason }),
  }
  const reply =
    text('intent') === 'hide'
      ? await call(moderateWords, { commandId, kind: 'idea', wordsId: ideaId, verdict: 'refused', reason })
      : await call(
          decideIdea,
          text('intent') === 'take'
            ? { commandId, ideaId, outcome: 'taken', ...taken }
            : { commandId, ideaId, outcome: 'declined', reason },
        )
  if (reply.ok) throw redirect('/gerakan/komunitas', 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** What becomes of an idea. */
export default function IdeaOutcome() {
  const { view, programmes, activities, openVersion } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, own, ofCode } = useWords()
  const options = (nodes: typeof programmes) =>
    nodes.map(({ id, title }) => ({ key: id, label: own(title).words }))
  return (
    <div className="stack-wide">
      <PageHeader
        title={view.title}
        titleLang="id"
        lead={t('communities.by', { community: view.community })}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/komunitas', word: t('communities.inbox') }]}
        actions={
          <>
            <StateBadge tone={TONES[view.outcome]} word={t(`communities.outcome_${view.outcome}`)} />
            <ButtonLink href={`/komunitas/gagasan/${view.id}`} kind="second" size="small">
              {t('communities.public_page')}
            </ButtonLink>
          </>
        }
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <p lang="id" className="column" style={{ whiteSpace: 'pre-line' }}>
        {view.text}
      </p>
      <p className="quiet">{t('communities.supported_by', { count: view.supports })}</p>
      <form method="post" className="card stack">
        <h2>{t('communities.take')}</h2>
        <p className="quiet">{t('communities.take_hint')}</p>
        <Choice name="activity" label={t('communities.take_activity')} options={options(activities)} />
        <Choice name="programme" label={t('communities.take_programme')} options={options(programmes)} />
        <div className="row">
          <Button name="intent" value="take" icon="check">
            {t('communities.take_button')}
          </Button>
          {openVersion && <a href={needAddress(openVersion, view)}>{t('communities.as_need')}</a>}
        </div>
      </form>
      <form method="post" className="card stack">
        <h2>{t('communities.decline')}</h2>
        <LongField
          name="reason"
          label={t('communities.decline_reason')}
          required
          minLength={5}
          maxLength={500}
          rows={3}
        />
        <div>
          <Button name="intent" value="decline" kind="second">
            {t('communities.decline_button')}
          </Button>
        </div>
      </form>
      <form method="post" className="card stack">
        <h2>{t('communities.take_down')}</h2>
        <Field
          name="reason"
          id="reason-hide"
          label={t('communities.reason')}
          hint={t('communities.reason_hint')}
          required
          minLength={5}
          maxLength={500}
          width="full"
        />
        <div>
          <Button name="intent" value="hide" kind="danger">
            {t('communities.take_down')}
          </Button>
        </div>
      </form>
    </div>
  )
}

/** The plan's own form for a need, filled in with what the idea says. */
function needAddress(planId: string, { id, title, community }: IdeaView): string {
  const filled = new URLSearchParams({
    ...{ sumber: 'community', asal: `${community}: ${title}`, isi: title },
    kembali: `/gerakan/komunitas/gagasan/${id}`,
  })
  return `/gerakan/rencana/${planId}/tambah/need?${filled}`
}

import { newCommandId } from '@guyub/contract/command'
import { decrees, draftDecree, handovers } from '@guyub/contract/decrees'
import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { WordKey } from '../../words/words.ts'
import { decreeStanding } from './decree-standing.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const all = answerOrLeave(request, await call(decrees, {}))
  const [left, who] = await Promise.all([call(handovers, {}), call(me, {})])
  const mayDraft = who.ok && (who.answer.acting?.permissions.includes('decrees.draft') ?? false)
  return { all, left: left.ok ? left.answer : [], mayDraft, today }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const from = form.get('from') === 'template' ? 'template' : 'decree-in-force'
  const reply = await visitOf(context).call(draftDecree, { commandId: newCommandId(), from })
  if (reply.ok) throw redirect(`/gerakan/tim/keputusan/${reply.answer.decreeId}`, 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** Every decree of the team, how a new one begins, and who left without a successor. */
export default function DecreeList() {
  const { all, left, mayDraft, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const day = (iso: string) => formatShortDay(`${iso}T00:00:00Z`, language, 'UTC')
  const hasOpen = all.some(({ state }) => state !== 'in-force')
  const hasForce = all.some(({ state }) => state === 'in-force')
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('decrees.decrees')}
        lead={t('decrees.decrees_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/tim', word: t('decrees.team') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {all.length === 0 ? (
        <EmptyState title={t('decrees.none')}>{t('decrees.none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('decrees.decrees')}
          captionHidden
          rows={all}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              title: t('decrees.about'),
              cell: ({ id, title }) => (
                <a href={`/gerakan/tim/keputusan/${id}`} lang="id">
                  {title}
                </a>
              ),
            },
            { key: 'number', title: t('decrees.number'), cell: ({ number }) => number ?? '–' },
            {
              key: 'effective',
              title: t('decrees.effective_on'),
              cell: ({ effectiveOn }) => (effectiveOn ? day(effectiveOn) : '–'),
            },
            { key: 'seats', title: t('decrees.seats'), align: 'end', cell: ({ seats }) => seats },
            { key: 'unnamed', title: t('decrees.unnamed'), align: 'end', cell: ({ unnamed }) => unnamed },
            {
              key: 'state',
              title: t('decrees.state'),
              cell: (one) => {
                const { tone, word } = decreeStanding(one, today)
                return <StateBadge tone={tone} word={t(word)} />
              },
            },
          ]}
        />
      )}
      {mayDraft && !hasOpen && (
        <form method="post" className="card stack">
          <h2>{t('decrees.begin')}</h2>
          <p className="quiet">{t('decrees.begin_text')}</p>
          <div className="row">
            {hasForce && (
              <Button name="from" value="decree-in-force">
                {t('decrees.begin_amending')}
              </Button>
            )}
            <Button name="from" value="template" kind={hasForce ? 'second' : 'first'}>
              {t('decrees.begin_template')}
            </Button>
          </div>
        </form>
      )}
      <div className="stack">
        <h2 id="left">{t('decrees.left')}</h2>
        <p className="quiet">{t('decrees.left_text')}</p>
        {left.length === 0 ? (
          <p>{t('decrees.left_none')}</p>
        ) : (
          <Table
            caption={t('decrees.left')}
            captionHidden
            rows={left}
            rowKey={({ membershipId }) => membershipId}
            columns={[
              { key: 'name', title: t('decrees.person'), cell: ({ name }) => name },
              { key: 'office', title: t('decrees.office'), cell: ({ office }) => office.name },
              { key: 'role', title: t('decrees.role'), cell: ({ role }) => t(`role.${role}` as WordKey) },
              { key: 'ended', title: t('decrees.ended_on'), cell: ({ endedOn }) => day(endedOn) },
              {
                key: 'followed',
                title: t('decrees.successor'),
                cell: ({ isFollowed }) => t(isFollowed ? 'decrees.followed' : 'decrees.not_followed'),
              },
              {
                key: 'cases',
                title: t('decrees.open_cases'),
                align: 'end',
                cell: ({ openCases }) => openCases,
              },
              {
                key: 'milestones',
                title: t('decrees.open_milestones'),
                align: 'end',
                cell: ({ openMilestones }) => openMilestones,
              },
            ]}
          />
        )}
      </div>
    </div>
  )
}

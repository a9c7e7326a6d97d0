import { surveyInvitations } from '@guyub/contract/survey'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { InvitationCards } from './invitation-cards.tsx'
import './invitation-cards.css'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { year = '', element = '' } = params
  const { call, origin } = visitOf(context)
  const asCards = new URL(request.url).searchParams.has('kartu')
  return {
    ...answerOrLeave(request, await call(surveyInvitations, { year, element })),
    year,
    origin,
    asCards,
  }
}

/** A list to print for the enumerator: codes, and how the office that served the person finds them. */
export default function Invitations() {
  const { programme, invitations, year, origin, asCards } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={`${t('survey.invitations')}: ${programme}`}
        lead={
          <>
            {t('survey.invitations_lead')} <span className="code">{origin}/survei</span>
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan/survei', word: t('survey.title') },
          { href: `/gerakan/survei/${year}`, word: t('survey.name', { year }) },
        ]}
      />
      {invitations.length > 0 && (
        <p className="screen-only">
          <a href={asCards ? '?' : '?kartu=1'}>{t(asCards ? 'survey.as_list' : 'survey.as_cards')}</a>
        </p>
      )}
      {asCards && (
        <InvitationCards
          programme={programme}
          origin={origin}
          codes={invitations.filter(({ isAnswered }) => !isAnswered).map(({ code }) => code)}
        />
      )}
      {asCards ? null : invitations.length === 0 ? (
        <EmptyState title={t('survey.invitations')}>{t('survey.invitations_none')}</EmptyState>
      ) : (
        <Table
          caption={t('survey.invitations')}
          captionHidden
          rows={invitations}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'code',
              title: t('survey.code'),
              cell: ({ code }) => <span className="code">{code}</span>,
            },
            {
              key: 'office',
              title: t('survey.office'),
              cell: ({ office }) => <span lang="id">{office ?? '–'}</span>,
            },
            {
              key: 'tracking',
              title: t('survey.tracking_code'),
              cell: ({ trackingCode }) => <span className="code">{trackingCode ?? '–'}</span>,
            },
            {
              key: 'answered',
              title: t('survey.answered'),
              cell: ({ isAnswered }) =>
                isAnswered ? <StateBadge tone="done" word={t('survey.answered')} /> : '–',
            },
          ]}
        />
      )}
    </div>
  )
}

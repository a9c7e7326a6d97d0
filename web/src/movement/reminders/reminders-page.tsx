import { planReminders, type Reminder } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const office = new URL(request.url).searchParams.get('kantor') ?? ''
  const reply = await visitOf(context).call(planReminders, office ? { office } : {})
  return { list: answerOrLeave(request, reply) }
}

const PLACES: Readonly<Record<Reminder['kind'], (id: string) => string>> = {
  milestone: (id) => `/gerakan/kegiatan/${id}#tonggak`,
  quarter: (id) => `/gerakan/kegiatan/${id}#realisasi`,
  activity: (id) => `/gerakan/kegiatan/${id}`,
  obstacle: (id) => `/gerakan/hambatan#${id}`,
  'quick-win': (id) => `/gerakan/quick-win/${id}`,
  paper: (id) => `/gerakan/kegiatan/${id}`,
}

/** What an office should bring up to date, the longest silence first, and whose turn it is elsewhere; for the secretary and the head, what was passed on. */
export default function RemindersPage() {
  const { list } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const { rules } = list
  const count = formatNumber(list.count, language)
  const isOwner = list.as === 'owner'
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('reminder.title')}
        lead={
          list.office
            ? t('reminder.lead', { office: list.office.name, count })
            : t('reminder.lead_secretary', { count, days: rules.secretary })
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan', word: t('movement.plan') }]}
      />
      {list.reminders.length === 0 ? (
        <EmptyState title={t('reminder.none')}>
          {isOwner ? t('reminder.none_text') : t('reminder.none_secretary', { days: rules.secretary })}
        </EmptyState>
      ) : (
        <Table
          caption={t('reminder.title')}
          captionHidden
          rows={list.reminders}
          rowKey={({ kind, id, about }) => `${kind} ${id} ${about ?? ''}`}
          columns={[
            {
              key: 'title',
              title: t('reminder.what'),
              cell: ({ kind, id, title }) => (
                <a href={PLACES[kind](id)} lang="id">
                  {title}
                </a>
              ),
            },
            {
              key: 'kind',
              title: t('reminder.why'),
              cell: ({ kind, about }) => (
                <>
                  {t(`reminder.kind_${kind}`)}
                  {about && (
                    <>
                      : <span lang="id">{about}</span>
                    </>
                  )}
                </>
              ),
            },
            {
              key: 'since',
              title: t('reminder.since'),
              cell: ({ since }) =>
                since ? formatShortDay(`${since}T00:00:00Z`, language, 'UTC') : t('reminder.never'),
            },
            {
              key: 'days',
              title: t('reminder.days'),
              align: 'end',
              cell: ({ days }) => (days === null ? '–' : formatNumber(days, language)),
            },
            isOwner
              ? {
                  key: 'secretary',
                  title: t('reminder.secretary_on'),
                  cell: ({ secretaryOn }) =>
                    secretaryOn <= list.today ? (
                      <StateBadge tone="late" word={t('reminder.passed_on')} />
                    ) : (
                      formatShortDay(`${secretaryOn}T00:00:00Z`, language, 'UTC')
                    ),
                }
              : {
                  key: 'owner',
                  title: t('realisation.office'),
                  cell: ({ owner }) => <span lang="id">{owner}</span>,
                },
          ]}
        />
      )}
      {!isOwner && list.office && <a href="/gerakan/perlu-diperbarui">{t('reminder.all_offices')}</a>}
      {list.offices.length > 1 && (
        <section className="stack">
          <h2>{t('reminder.turn')}</h2>
          <Table
            caption={t('reminder.turn')}
            captionHidden
            rows={list.offices}
            rowKey={({ code }) => code}
            columns={[
              {
                key: 'name',
                title: t('realisation.office'),
                cell: ({ code, name }) => (
                  <a href={`/gerakan/perlu-diperbarui?kantor=${encodeURIComponent(code)}`}>{name}</a>
                ),
              },
              {
                key: 'count',
                title: t('reminder.count'),
                align: 'end',
                cell: ({ count }) => formatNumber(count, language),
              },
            ]}
          />
        </section>
      )}
      <p className="small quiet">
        {t('reminder.rules', {
          ...{ activity: rules.activity, milestone: rules.milestone },
          ...{
            quarter: rules.quarter,
            obstacle: rules.obstacle,
            paper: rules.paper,
            secretary: rules.secretary,
          },
        })}{' '}
        <span lang="id">{rules.source}</span>
      </p>
    </div>
  )
}

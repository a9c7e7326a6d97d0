import { leftLate } from '@guyub/contract/evaluation'
import { planReminders, REMINDER_KINDS, type Reminder, type ReminderList } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Select } from '../../ui/select/select.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { LeftLate } from './left-late.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const office = searchParams.get('kantor') ?? ''
  const kind = REMINDER_KINDS.find((one) => one === searchParams.get('jenis'))
  const { call } = visitOf(context)
  const [reply, owed] = await Promise.all([
    call(planReminders, { ...(office && { office }), ...(kind && { kind }) }),
    office || kind ? undefined : call(leftLate, {}),
  ])
  // Whoever may not read what the region owes an evaluation reads the rest.
  return {
    ...{ list: answerOrLeave(request, reply), asked: office, kind: kind ?? '' },
    owed: owed?.ok ? owed.answer : null,
  }
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
  const { list, owed, asked, kind } = useLoaderData<typeof loader>()
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
      {!list.office && <Offices offices={list.offices} />}
      {(list.kinds.length > 1 || kind) && (
        <form className="pair">
          {asked && <input type="hidden" name="kantor" value={asked} />}
          <Select
            name="jenis"
            label={t('reminder.why')}
            value={kind}
            options={[
              { key: '', label: t('reminder.all_kinds') },
              ...list.kinds.map((one) => ({
                key: one.kind,
                label: `${t(`reminder.kind_${one.kind}`)} (${formatNumber(one.count, language)})`,
              })),
            ]}
          />
          <Button kind="second">{t('movement.show')}</Button>
        </form>
      )}
      {list.reminders.length < list.count && (
        <p>{t('reminder.longest', { shown: formatNumber(list.reminders.length, language), count })}</p>
      )}
      {list.reminders.length === 0 ? (
        <EmptyState title={t('reminder.none')}>
          {isOwner ? t('reminder.none_text') : t('reminder.none_secretary', { days: rules.secretary })}
        </EmptyState>
      ) : (
        <Table
          caption={t('reminder.title')}
          captionHidden
          rows={list.reminders}
          rowKey={({ kind: its, id, about }) => `${its} ${id} ${about ?? ''}`}
          columns={[
            {
              key: 'title',
              title: t('reminder.what'),
              cell: ({ kind: its, id, title }) => (
                <a href={PLACES[its](id)} lang="id">
                  {title}
                </a>
              ),
            },
            {
              key: 'kind',
              title: t('reminder.why'),
              cell: ({ kind: its, about }) => (
                <>
                  {t(`reminder.kind_${its}`)}
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
      {owed && <LeftLate {...owed} />}
      {!isOwner && list.office && <a href="/gerakan/perlu-diperbarui">{t('reminder.all_offices')}</a>}
      {list.office && <Offices offices={list.offices} />}
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

/** Whose turn it is: the way into what one office should bring up to date. */
function Offices({ offices }: Pick<ReminderList, 'offices'>) {
  const { t, language } = useWords()
  if (offices.length < 2) return null
  return (
    <section className="stack">
      <h2>{t('reminder.turn')}</h2>
      <Table
        caption={t('reminder.turn')}
        captionHidden
        rows={offices}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'name',
            title: t('realisation.office'),
            cell: ({ code, name }) => (
              <a href={`/gerakan/perlu-diperbarui?kantor=${encodeURIComponent(code)}`} lang="id">
                {name}
              </a>
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
  )
}

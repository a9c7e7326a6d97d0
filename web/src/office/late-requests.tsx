import { escalated } from '@guyub/contract/cases'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatMoment, formatNumber } from '../kernel/format.ts'
import { ownPermissions } from '../kernel/own-permissions.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { StateBadge } from '../ui/state-badge/state-badge.tsx'
import { Table } from '../ui/table/table.tsx'
import { AskLink } from './ask-link.tsx'

const SHOWN = 20

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const [found, may] = [answerOrLeave(request, await call(escalated, {})), await ownPermissions(call)]
  return { ...found, mayAsk: may.includes('explanations.ask') }
}

/** Requests that waited so long that they became the business of whoever stands above the agency. */
export default function LateRequests() {
  const { groups, ladder, source, below, hasMore, mayAsk } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const hours = (minutes: number) => formatNumber(Math.round(minutes / 60), language)
  return (
    <div className="stack-wide">
      <PageHeader title={t('office.late_title')} lead={t('office.late_lead')} />
      {groups.length === 0 && (
        <EmptyState title={t('office.late_none')}>{t('office.late_none_text')}</EmptyState>
      )}
      {groups.map(({ service, handler, count, requests }) => (
        <section key={`${handler.code} ${service.key}`} className="stack">
          <h2>
            {handler.name}: {of(service.title)} ({formatNumber(count, language)})
          </h2>
          <Table
            caption={`${handler.name}: ${of(service.title)}`}
            captionHidden
            rows={requests.slice(0, SHOWN)}
            rowKey={({ trackingCode }) => trackingCode}
            columns={[
              {
                key: 'code',
                title: t('office.late_code'),
                cell: ({ trackingCode }) => <span className="code">{trackingCode}</span>,
              },
              { key: 'state', title: t('office.late_state'), cell: ({ state }) => of(state) },
              { key: 'intake', title: t('office.late_intake'), cell: ({ intake }) => intake.name },
              {
                key: 'due',
                title: t('office.late_due'),
                cell: ({ dueAt }) => formatMoment(dueAt, language, zone),
              },
              {
                key: 'late',
                title: t('office.late_for'),
                align: 'end',
                cell: ({ lateMinutes }) => t('office.late_hours', { hours: hours(lateMinutes) }),
              },
              {
                key: 'rung',
                title: t('office.late_rung'),
                cell: ({ rung }) => (
                  <StateBadge
                    tone={rung === 'leader' ? 'broken' : 'late'}
                    word={t(`office.late_to_${rung}`)}
                  />
                ),
              },
            ]}
          />
          {count > SHOWN && <p className="small quiet">{t('office.late_shown', { shown: SHOWN, count })}</p>}
        </section>
      ))}
      {groups.length > 0 && (
        <p>
          <a href="/kantor/disposisi/tulis">{t('office.late_write')}</a>
        </p>
      )}
      {mayAsk && groups.length > 0 && <AskLink about="late-requests" />}
      {hasMore && <p className="small quiet">{t('office.late_more')}</p>}
      {below > 0 && <p className="small quiet">{t('office.late_below', { count: below })}</p>}
      <p className="small quiet">
        {ladder
          .map(({ to, afterWorkingMinutes }) =>
            t('office.late_step', { who: t(`office.late_to_${to}`), hours: hours(afterWorkingMinutes) }),
          )
          .join('; ')}
        . {of(source)}
      </p>
    </div>
  )
}

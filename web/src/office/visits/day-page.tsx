import { newCommandId } from '@guyub/contract/command'
import { isDay } from '@guyub/contract/nik'
import { helpList, here, reports, retryReport, visitsOfDay } from '@guyub/contract/visits'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatDay, formatTime } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import '../../words/visits-words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const { hospital, name } = answerOrLeave(request, await call(here, {}))
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('hari') ?? today
  const day = isDay(asked) ? asked : today
  const after = searchParams.get('sesudah') ?? undefined
  const [visits, help, told] = await Promise.all([
    call(visitsOfDay, { hospital, day, ...(after && { after }) }),
    call(helpList, { hospital }),
    call(reports, { hospital }),
  ])
  return {
    ...{ name, day, command: newCommandId() },
    visits: answerOrLeave(request, visits),
    help: answerOrLeave(request, help),
    told: answerOrLeave(request, told),
  }
}

/** What was not taken by the other end is tried again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const { hospital } = answerOrLeave(request, await call(here, {}))
  const reply = await call(retryReport, {
    ...{ hospital, commandId: String(form.get('command') ?? ''), reportId: String(form.get('report') ?? '') },
  })
  return reply.ok
    ? redirect('/kantor/kunjungan', 303)
    : data({ code: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** The day of a hospital: who needs help, who came, and what the other systems did not take. */
export default function Day() {
  const { name, day, visits, help, told, command } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const { zone } = useVisit()
  const clock = (at: string) => formatTime(at, language, zone)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('visits.office_title')}
        lead={`${name} · ${formatDay(`${day}T05:00:00Z`, language, zone)}`}
        actions={
          <>
            <ButtonLink href="/kios/pasien">{t('visits.register_here')}</ButtonLink>
            <ButtonLink kind="second" href="/kantor/kunjungan/jadwal">
              {t('visits.timetable')}
            </ButtonLink>
          </>
        }
      />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      <section className="stack">
        <h2>{t('visits.help_waiting')}</h2>
        {told.refused && (
          <Notice tone="broken" title={t('visits.system_said_no', { time: clock(told.refused.at) })}>
            <p>{told.refused.said}</p>
          </Notice>
        )}
        {help.length === 0 ? (
          <p className="quiet">{t('visits.help_none')}</p>
        ) : (
          <Table
            caption={t('visits.help_waiting')}
            captionHidden
            rows={help}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'number',
                title: t('visits.your_number'),
                cell: ({ id, number }) => <a href={`/kantor/kunjungan/bantuan/${id}`}>{number}</a>,
              },
              { key: 'at', title: t('visits.since'), cell: ({ at }) => clock(at) },
              {
                key: 'reason',
                title: t('visits.reason'),
                cell: ({ reason }) => (reason ? ofCode(reason) : t('visits.asked_for_help')),
              },
            ]}
          />
        )}
      </section>
      <section className="stack">
        <h2>{t('visits.of_day')}</h2>
        <form className="row">
          <Field name="hari" type="date" label={t('visits.day')} defaultValue={day} />
          <Button kind="second">{t('visits.show_day')}</Button>
        </form>
        {visits.visits.length === 0 ? (
          <EmptyState title={t('visits.none')}>{t('visits.none_text')}</EmptyState>
        ) : (
          <Table
            caption={t('visits.of_day')}
            captionHidden
            rows={visits.visits}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'number',
                title: t('visits.your_number'),
                cell: ({ id, number }) => <a href={`/kantor/kunjungan/${id}`}>{number}</a>,
              },
              { key: 'name', title: t('visits.confirm_who'), cell: ({ name: who }) => who ?? '–' },
              {
                key: 'clinic',
                title: t('visits.confirm_clinic'),
                cell: ({ clinic, doctor }) => `${clinic} · ${doctor}`,
              },
              {
                key: 'channel',
                title: t('visits.channel'),
                cell: ({ channel }) =>
                  t(`visits.channel_${channel.replace('-', '_')}` as 'visits.channel_kiosk'),
              },
              {
                key: 'task',
                title: t('visits.step'),
                cell: ({ task }) => t(`visits.task_${task ?? 0}` as 'visits.task_0'),
              },
            ]}
          />
        )}
        {visits.next && (
          <p>
            <a href={`/kantor/kunjungan?hari=${day}&sesudah=${visits.next}`}>{t('visits.more')}</a>
          </p>
        )}
      </section>
      {told.counts.length > 0 && (
        <section className="stack">
          <h2>{t('visits.reports')}</h2>
          <p>
            {told.counts
              .map(
                ({ to, state, reports: count }) =>
                  `${t(to === 'hospital' ? 'visits.to_hospital_system' : 'visits.to_insurance')}: ${count} ${t(`visits.report_${state}` as 'visits.report_sent')}`,
              )
              .join(' · ')}
          </p>
          {told.failed.length > 0 && (
            <Table
              caption={t('visits.reports_failed')}
              rows={told.failed}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'code',
                  title: t('visits.code'),
                  cell: ({ code, visitId }) => <a href={`/kantor/kunjungan/${visitId}`}>{code}</a>,
                },
                {
                  key: 'to',
                  title: t('visits.to'),
                  cell: ({ to }) =>
                    t(to === 'hospital' ? 'visits.to_hospital_system' : 'visits.to_insurance'),
                },
                {
                  key: 'said',
                  title: t('visits.said'),
                  cell: ({ said, state }) => said ?? t(`visits.report_${state}` as 'visits.report_sent'),
                },
                {
                  key: 'retry',
                  title: t('visits.retry'),
                  cell: ({ id }) => (
                    <form method="post">
                      <input type="hidden" name="command" value={command} />
                      <Button kind="second" size="small" name="report" value={id}>
                        {t('visits.retry')}
                      </Button>
                    </form>
                  ),
                },
              ]}
            />
          )}
        </section>
      )}
    </div>
  )
}

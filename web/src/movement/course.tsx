import { services } from '@guyub/contract/cases'
import { me } from '@guyub/contract/identity'
import { events } from '@guyub/contract/indicators'
import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import { formatMoment } from '../kernel/format.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { ButtonLink } from '../ui/button/button.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { Table } from '../ui/table/table.tsx'

export const meta: MetaFunction = () => [{ title: 'Perjalanan permohonan · Guyub' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const subjectId = params.subjectId ?? ''
  const course = answerOrLeave(request, await call(events, { subjectId }))
  const [known, who] = await Promise.all([call(services, {}), call(me, {})])
  const title = known.ok ? known.answer.find(({ key }) => key === course[0]?.facts.service)?.title : undefined
  const mayRead = who.ok && (who.answer.acting?.permissions.some((one) => one === 'cases.read') ?? false)
  return { course, title: title ?? null, subjectId, mayRead }
}

/** The course of one request as the log tells it: what, when, which office, and the hash that stands in the seal. */
export default function Course() {
  const { course, title, subjectId, mayRead } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const told = (facts: (typeof course)[number]['facts']) =>
    Object.entries(facts)
      .filter(([key]) => !['service', 'area', 'intake', 'handler'].includes(key))
      .map(([key, value]) => `${key} ${value}`)
      .join(' · ')
  return (
    <div className="stack-wide">
      <PageHeader
        title={title ? of(title) : t('movement.course')}
        lead={t('movement.course_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan', word: t('movement.plan') }]}
        actions={
          mayRead && <ButtonLink href={`/meja/permohonan/${subjectId}`}>{t('movement.request')}</ButtonLink>
        }
      />
      {course.length === 0 ? (
        <EmptyState title={t('movement.nothing')}>{t('movement.nothing_text')}</EmptyState>
      ) : (
        <Table
          caption={t('movement.course')}
          captionHidden
          rows={course}
          rowKey={(event) => event.id}
          columns={[
            {
              key: 'seq',
              title: t('movement.event'),
              cell: (event) => <span className="code">#{event.seq}</span>,
            },
            {
              key: 'at',
              title: t('movement.happened'),
              cell: (event) => formatMoment(event.occurredAt, language, zone),
            },
            {
              key: 'type',
              title: t('movement.what'),
              cell: (event) => <span className="code">{event.type}</span>,
            },
            { key: 'office', title: t('movement.by_office'), cell: (event) => event.office },
            {
              key: 'facts',
              title: t('movement.told'),
              cell: (event) => <span className="small">{told(event.facts)}</span>,
            },
            {
              key: 'hash',
              title: t('movement.hash'),
              cell: (event) => <span className="code small">{event.hash.slice(0, 16)}…</span>,
            },
          ]}
        />
      )}
    </div>
  )
}

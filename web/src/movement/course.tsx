import { me } from '@guyub/contract/identity'
import { events } from '@guyub/contract/indicators'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askEventWords } from '../kernel/ask-event-words.ts'
import { eventSentence, officeName } from '../kernel/event-words.ts'
import { formatMoment } from '../kernel/format.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { ButtonLink } from '../ui/button/button.tsx'
import { DownloadLinks } from '../ui/download-links/download-links.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { Table } from '../ui/table/table.tsx'
import { useToldWords } from './told-words.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const subjectId = params.subjectId ?? ''
  const course = answerOrLeave(request, await call(events, { subjectId }))
  const [words, who] = await Promise.all([askEventWords(call, language), call(me, {})])
  const title = words.services[String(course[0]?.facts.service)]?.name
  const mayRead = who.ok && (who.answer.acting?.permissions.some((one) => one === 'cases.read') ?? false)
  return { course, title: title ?? null, subjectId, mayRead, words }
}

/** The course of one request as the log tells it: what, when, which office, and the hash that stands in the seal. */
export default function Course() {
  const { course, title, subjectId, mayRead, words } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, language } = useWords()
  const told = useToldWords(words)
  return (
    <div className="stack-wide">
      <PageHeader
        title={title ? `${title}: ${t('movement.course').toLowerCase()}` : t('movement.course')}
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
              cell: (event) => eventSentence(words, event.type, event.facts),
            },
            {
              key: 'office',
              title: t('movement.by_office'),
              cell: (event) => officeName(words, event.office),
            },
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
      {course.length > 0 && (
        <DownloadLinks
          label={t('movement.download')}
          href={(format) => `/gerakan/unduh/perjalanan/${format}?permohonan=${subjectId}`}
        />
      )}
    </div>
  )
}

import { planTimeline } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { DIMENSIONS } from '../../ui/dimension-tag/dimension-tag.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import { GanttHead, GanttRow, MilestoneShape } from './gantt.tsx'
import { monthWords } from './month-words.ts'
import { SampleMark } from './sample-mark.tsx'
import './timeline.css'
import { VersionMark } from './version-mark.tsx'
import { wantedVersion } from './version-query.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const version = wantedVersion(request)
  const dimension = searchParams.get('dimensi')
  // A year at a time: whoever wants all of them says so.
  const said = searchParams.get('tahun')
  const year = said === 'semua' ? undefined : Number(said) || new Date().getFullYear()
  const asked = { ...(version && { version }), ...(dimension && { dimension }), ...(year && { year }) }
  return { ...answerOrLeave(request, await visitOf(context).call(planTimeline, asked)), year: year ?? null }
}

const STATES = ['reached', 'due', 'late'] as const

/** When what happens: one dimension over the months of a year, or of all years, with milestones and today. */
export default function TimelinePage() {
  const view = useLoaderData<typeof loader>()
  const { plan, year, dimension, dimensions, groups } = view
  const { t, own, language } = useWords()
  const window = { first: view.first, last: view.last, today: view.today }
  const href = (more: { readonly dimensi?: string; readonly tahun?: string }) =>
    `?${new URLSearchParams({ versi: plan.id, dimensi: dimension, tahun: year ? String(year) : 'semua', ...more })}`
  const years = Array.from({ length: plan.lastYear - plan.firstYear + 1 }, (_, n) => plan.firstYear + n)
  const rows = groups.flatMap(({ title, bars }) => bars.map((bar) => ({ ...bar, programme: title })))
  const day = (on: string) => formatShortDay(`${on}T00:00:00Z`, language, 'UTC')
  return (
    <div className="stack-wide" data-dimension={dimension}>
      <PageHeader
        title={t('plan.timeline')}
        lead={<VersionMark plan={plan} />}
        trailLabel={t('shell.trail')}
        trail={[{ href: `/gerakan?versi=${plan.id}`, word: t('movement.plan') }]}
      />
      <SampleMark isSample={plan.isSample} />
      <nav className="row" aria-label={t('plan.timeline_dimension')}>
        {dimensions.map(({ key, name, activities }) => {
          const known = DIMENSIONS.find((one) => one === key)
          return (
            <ButtonLink
              key={key}
              kind={key === dimension ? 'first' : 'second'}
              size="small"
              href={href({ dimensi: key })}
              aria-current={key === dimension ? 'true' : undefined}
            >
              {known ? t(`dimension.${known}`) : name} ({activities})
            </ButtonLink>
          )
        })}
      </nav>
      <nav className="row" aria-label={t('plan.field_year')}>
        {[...years, null].map((each) => (
          <ButtonLink
            key={each ?? 'all'}
            kind={each === year ? 'first' : 'second'}
            size="small"
            href={href({ tahun: each ? String(each) : 'semua' })}
            aria-current={each === year ? 'true' : undefined}
          >
            {each ?? t('plan.timeline_all_years')}
          </ButtonLink>
        ))}
      </nav>
      {rows.length === 0 && <p className="quiet">{t('plan.timeline_none')}</p>}
      {rows.length > 0 && (
        <p className="row small gantt">
          {STATES.map((state) => (
            <span key={state} className="row">
              <MilestoneShape state={state} />
              {t(`plan.timeline_${state}`)}
            </span>
          ))}
          <span className="quiet">
            {t('plan.timeline_today')} {t('plan.timeline_open')}
          </span>
        </p>
      )}
      {groups.map(({ programmeId, title, bars }) => {
        const name = title && own(title)
        return (
          <section key={programmeId ?? 'none'} className="card stack">
            <h2 className="h3" lang={name?.lang}>
              {name?.words ?? t('plan.no_programme')}
            </h2>
            <ul className="gantt">
              <GanttHead window={window} />
              {bars.map((bar) => (
                <GanttRow
                  key={bar.id}
                  {...{ bar, window }}
                  href={`/gerakan/kegiatan/${bar.id}?versi=${plan.id}`}
                />
              ))}
            </ul>
          </section>
        )
      })}
      {rows.length > 0 && (
        <details>
          <summary>{t('plan.timeline_table')}</summary>
          <Table
            caption={t('plan.timeline_table')}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { key: 'title', title: t('plan.kind_activity'), cell: ({ title }) => own(title).words },
              {
                key: 'programme',
                title: t('plan.field_programmeId'),
                cell: ({ programme }) => (programme ? own(programme).words : t('plan.no_programme')),
              },
              {
                key: 'owner',
                title: t('plan.field_ownerCode'),
                cell: ({ ownerName, owner }) => ownerName ?? owner,
              },
              {
                key: 'when',
                title: t('plan.when'),
                cell: ({ first, last, isOpen }) =>
                  `${monthWords(first, language)} – ${isOpen ? '…' : monthWords(last, language)}`,
              },
              {
                key: 'milestones',
                title: t('plan.milestones'),
                cell: ({ milestones }) =>
                  milestones.length === 0
                    ? '–'
                    : milestones.map(({ title, dueOn, state }, index) => (
                        <span key={`${dueOn} ${title}`}>
                          {index > 0 && '; '}
                          <span lang="id">{title}</span>
                          {`, ${day(dueOn)} (${t(`plan.timeline_${state}`)})`}
                        </span>
                      )),
              },
            ]}
          />
        </details>
      )}
    </div>
  )
}

import { type QuickWinLine, quickWins } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { SampleMark } from '../plan/sample-mark.tsx'
import { SavedMark } from '../plan/saved-mark.tsx'
import { useQuickWinWords } from './quick-win-words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { list: answerOrLeave(request, await visitOf(context).call(quickWins, {})) }
}

/** The quick wins of this year, which dimensions had any, and those of every year before. */
export default function QuickWinsPage() {
  const { list } = useLoaderData<typeof loader>()
  const { t } = useWords()
  const words = useQuickWinWords()
  const current = list.years.find(({ year }) => year === list.thisYear)
  const without = list.coverage.filter(({ all }) => all === 0)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('quickwin.title')}
        lead={t('quickwin.lead')}
        actions={
          list.may.nominate && (
            <ButtonLink href="/gerakan/quick-win/ajukan">{t('quickwin.nominate')}</ButtonLink>
          )
        }
      />
      <SampleMark isSample={list.isSample} />
      <SavedMark />
      {current && current.standing !== 'met' && (
        <Notice tone="late" title={t('quickwin.standing_missing')}>
          {t('quickwin.missing_text', { year: list.thisYear })}
        </Notice>
      )}
      {list.waiting.length > 0 && (
        <Lines title={t('quickwin.waiting')} text={t('quickwin.waiting_text')} lines={list.waiting} />
      )}
      <section className="stack" id="cakupan">
        <h2>{t('quickwin.coverage')}</h2>
        <p>
          {without.length
            ? t('quickwin.without', { names: without.map((each) => words.dimension(each)).join(', ') })
            : t('quickwin.all_covered')}
        </p>
        <Table
          caption={t('quickwin.coverage')}
          captionHidden
          rows={list.coverage}
          rowKey={({ dimension }) => dimension}
          columns={[
            { key: 'dimension', title: t('quickwin.dimension'), cell: words.dimension },
            {
              key: 'year',
              title: t('quickwin.in_year', { year: list.thisYear }),
              cell: ({ year }) => year || t('quickwin.none'),
              align: 'end',
            },
            {
              key: 'all',
              title: t('quickwin.in_all'),
              cell: ({ all }) => all || t('quickwin.none'),
              align: 'end',
            },
          ]}
        />
      </section>
      {list.years.map(({ year, standing, fresh, continued, lines }) => (
        <section key={year} className="stack" id={`t${year}`}>
          <div className="branch">
            <h2>{t('quickwin.of_year', { year })}</h2>
            <StateBadge
              tone={standing === 'met' ? 'done' : standing === 'missing' ? 'late' : 'waiting'}
              word={t(`quickwin.standing_${standing}`)}
            />
          </div>
          {lines.length === 0 ? (
            <p className="quiet">
              {t(standing === 'unrecorded' ? 'quickwin.unrecorded' : 'plan.nothing_yet')}
            </p>
          ) : (
            <>
              <p className="small quiet">{t('quickwin.counts', { fresh, continued })}</p>
              <LineTable caption={t('quickwin.of_year', { year })} lines={lines} />
            </>
          )}
        </section>
      ))}
    </div>
  )
}

function Lines({
  title,
  text,
  lines,
}: {
  readonly title: string
  readonly text: string
  readonly lines: readonly QuickWinLine[]
}) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      <p>{text}</p>
      <LineTable caption={title} lines={lines} />
    </section>
  )
}

function LineTable({
  caption,
  lines,
}: {
  readonly caption: string
  readonly lines: readonly QuickWinLine[]
}) {
  const { t, own } = useWords()
  const words = useQuickWinWords()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          title: t('quickwin.name'),
          cell: (line) => {
            const title = own(line.title)
            return line.from === 'plan' ? (
              <span lang={title.lang}>{title.words}</span>
            ) : (
              <a href={`/gerakan/quick-win/${line.id}`} lang={title.lang}>
                {title.words}
              </a>
            )
          },
        },
        { key: 'dimension', title: t('quickwin.dimension'), cell: words.dimension },
        { key: 'owner', title: t('quickwin.owner'), cell: ({ owner, ownerName }) => ownerName ?? owner },
        { key: 'phase', title: t('quickwin.phase'), cell: (line) => <StateBadge {...words.phase(line)} /> },
        { key: 'when', title: t('quickwin.note'), cell: (line) => words.note(line) },
      ]}
    />
  )
}

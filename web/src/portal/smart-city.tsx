import { member } from '@guyub/contract/movement'
import { publicStanding } from '@guyub/contract/plan'
import { about, isNation, nationOf } from '@guyub/contract/regions'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { formatNumber, formatScore, formatShare } from '../kernel/format.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { Figure } from '../ui/figure/figure.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const { call, region } = visitOf(context)
  // The centre has regions and no plan of its own.
  if (isNation(region)) throw redirect('/gerakan/daerah')
  const [told, here] = await Promise.all([call(publicStanding, {}), call(about, {})])
  const history = here.ok
    ? await call(member, { member: here.answer.area }, { region: nationOf(region) })
    : undefined
  return {
    standing: told.ok ? told.answer.standing : null,
    results: history?.ok ? history.answer.results : [],
  }
}

/** The open version of the region's own page: how the adopted plan stands, dimension by dimension, and published results. */
export default function SmartCity() {
  const { standing, results } = useLoaderData<typeof loader>()
  const { regionName } = useVisit()
  const { t, own, language } = useWords()
  return (
    <div className="wide stack-wide" style={{ paddingBlock: 32 }}>
      <PageHeader title={t('dashboard.public')} lead={t('dashboard.public_lead', { region: regionName })} />
      {!standing && (
        <EmptyState title={t('dashboard.no_adopted')}>{t('dashboard.no_adopted_text')}</EmptyState>
      )}
      {standing?.isSample && <Notice tone="info">{t('dashboard.sample')}</Notice>}
      {standing && (
        <section className="stack">
          <h2 lang={own(standing.title).lang}>{own(standing.title).words}</h2>
          <p className="quiet">
            {standing.regulation && <span lang="id">{standing.regulation} · </span>}
            {standing.firstYear}–{standing.lastYear}
          </p>
          <div className="doors card">
            {standing.dimensions.map(({ key, name, progress }) => (
              <Figure
                key={key}
                label={name}
                value={progress.value === null ? undefined : formatShare(progress.value, language)}
                unknown={t('shell.unknown')}
                share={progress.value ?? undefined}
                basis={t('dashboard.basis', {
                  known: formatNumber(progress.known, language),
                  total: formatNumber(progress.total, language),
                  recorded: formatNumber(progress.recorded, language, 1),
                })}
              />
            ))}
          </div>
        </section>
      )}
      {results.length > 0 && (
        <section className="stack">
          <h2>{t('dashboard.results')}</h2>
          <ul>
            {results.map(({ year, index, rank, groupSize, group, source }) => (
              <li key={year}>
                {year}: <strong>{formatScore(index, language)}</strong>
                {rank !== null && group && (
                  <>
                    {', '}
                    {t('dashboard.rank', { rank, size: groupSize ?? '–' })}{' '}
                    <span lang={own(group).lang}>{own(group).words}</span>
                  </>
                )}{' '}
                <span className="small quiet">{source}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

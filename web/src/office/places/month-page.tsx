import { freeMonth, keptSites } from '@guyub/contract/booking'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { monthAway, monthDays, monthIn, monthWords, weekdaysOf } from '../../kernel/month-days.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { MonthGrid } from '../../ui/month-grid/month-grid.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/booking-words.ts'
import { SiteDoors } from './site-doors.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const siteId = params.siteId ?? ''
  // Whoever is not signed in is led to the log-in, though what is free is nobody's secret.
  answerOrLeave(request, await call(keptSites, {}))
  const { searchParams } = new URL(request.url)
  const [month, space] = [monthIn(searchParams.get('bulan')), searchParams.get('ruang')]
  const asked = { siteId, ...(month && { month }), ...(space && { space }) }
  return { siteId, ...answerOrLeave(request, await call(freeMonth, asked)) }
}

/** A month of a place: how free each day is, and the way to whoever comes on it, also on days that are over. */
export default function Month() {
  const { siteId, site: name, month, space, spaces, days, today } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const asked = (bulan: string, ruang: string | null) =>
    `?${new URLSearchParams({ bulan, ...(ruang && { ruang }) })}`
  return (
    <div className="stack-wide">
      <PageHeader
        title={name}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/tempat', word: t('office.places') }]}
      />
      <SiteDoors siteId={siteId} here="/bulan" />
      <h2>{monthWords(month, language)}</h2>
      <nav className="row" aria-label={t('place.month')}>
        <a href={asked(monthAway(month, -1), space)}>{t('place.month_before')}</a>
        <a href={asked(monthAway(month, 1), space)}>{t('place.month_after')}</a>
      </nav>
      <nav className="row" aria-label={t('place.of_what')}>
        <a href={asked(month, null)} aria-current={space ? undefined : 'true'}>
          {t('place.all_spaces')}
        </a>
        {spaces.map(({ id, name: label }) => (
          <a key={id} href={asked(month, id)} aria-current={space === id ? 'true' : undefined} lang="id">
            {label}
          </a>
        ))}
      </nav>
      <MonthGrid
        label={monthWords(month, language)}
        weekdays={weekdaysOf(language)}
        today={today}
        days={monthDays(days, {
          language,
          word: ({ is, left, all }) =>
            is === 'partly' ? t('place.free_short', { left, all }) : t(`place.day_${is}`),
          href: ({ day, is }) => (is === 'closed' ? undefined : `/kantor/tempat/${siteId}?hari=${day}`),
        })}
      />
    </div>
  )
}

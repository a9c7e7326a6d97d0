import { freeMonth } from '@guyub/contract/booking'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { monthAway, monthDays, monthIn, monthWords, weekdaysOf } from '../../kernel/month-days.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { MonthGrid } from '../../ui/month-grid/month-grid.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Select } from '../../ui/select/select.tsx'
import '../../words/booking-words.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const [month, space] = [monthIn(searchParams.get('bulan')), searchParams.get('ruang')]
  const siteId = params.siteId ?? ''
  const reply = await visitOf(context).call(freeMonth, {
    ...{ siteId, ...(month && { month }), ...(space && { space }) },
  })
  if (!reply.ok) throw new Response(null, { status: 404 })
  return { siteId, ...reply.answer }
}

/** A month of a place, or of one thing in it: how free each day is, and the way to it. */
export default function MonthPage() {
  const { siteId, site: name, month, space, spaces, days, today } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const title = monthWords(month, language)
  const other = (by: number) => {
    const asked = new URLSearchParams({ bulan: monthAway(month, by), ...(space && { ruang: space }) })
    return `/tempat/${siteId}/bulan?${asked}`
  }
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={`${name}: ${title}`}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/tempat', word: t('place.title') },
          { href: `/tempat/${siteId}`, word: name },
        ]}
      />
      <form method="get" className="row">
        <input type="hidden" name="bulan" value={month} />
        <Select
          name="ruang"
          label={t('place.of_what')}
          value={space ?? ''}
          options={[
            { key: '', label: t('place.all_spaces') },
            ...spaces.map(({ id, name: label }) => ({ key: id, label })),
          ]}
        />
        <Button kind="second" size="small">
          {t('place.show_day')}
        </Button>
      </form>
      <nav className="row" aria-label={t('place.month')}>
        {month > today.slice(0, 7) && <a href={other(-1)}>{t('place.month_before')}</a>}
        <a href={other(1)}>{t('place.month_after')}</a>
      </nav>
      <MonthGrid
        label={title}
        weekdays={weekdaysOf(language)}
        today={today}
        days={monthDays(days, {
          language,
          word: ({ is, left, all }) =>
            is === 'partly' ? t('place.free_short', { left, all }) : t(`place.day_${is}`),
          href: ({ day, is }) =>
            is === 'closed' || is === 'past' ? undefined : `/tempat/${siteId}?hari=${day}#jam`,
        })}
      />
    </div>
  )
}

import { classes, freeTimes, site, works } from '@guyub/contract/booking'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { transferUrl } from '../../kernel/call.ts'
import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { dayIn, daysFrom, whenWords } from '../../kernel/slot-words.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/booking-words.ts'
import { FreeSlots } from './free-slots.tsx'
import { FreeWeek } from './free-week.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const siteId = params.siteId ?? ''
  const { searchParams } = new URL(request.url)
  const day = dayIn(searchParams.get('hari'), today)
  const isWeek = searchParams.get('tampil') === 'pekan'
  const [its, free, coming, shown] = await Promise.all([
    call(site, { siteId }),
    call(freeTimes, { siteId, from: day, days: isWeek ? 7 : 1 }),
    call(classes, { siteId }),
    call(works, { siteId }),
  ])
  if (!its.ok || !free.ok) throw new Response(null, { status: 404 })
  return {
    ...{ site: its.answer, free: free.answer, day, isWeek, today },
    ...{ classes: coming.ok ? coming.answer : [], works: shown.ok ? shown.answer : [] },
  }
}

/** A place: what is in it, what is free on a day or in a week, what is given there and what was made there. */
export default function SitePage() {
  const { site: its, free, day, isWeek, today, classes: coming } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const dayName = (on: string) => formatShortDay(`${on}T00:00:00Z`, language, 'UTC')
  const closedWords = (first: string, last: string) => {
    const [from, to] = [formatShortDay(first, language, zone), formatShortDay(last, language, zone)]
    return from === to ? t('place.closed_on', { day: from }) : t('place.closed_from_to', { from, to })
  }
  const closed = its.closures.filter(({ spaceId }) => spaceId === null)
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={its.name}
        lead={
          <>
            {of(its.serviceTitle)} · <span lang="id">{its.address}</span>
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/tempat', word: t('place.title') }]}
      />
      {closed.map((each) => (
        <p key={each.id} className="card">
          {closedWords(each.from, new Date(Date.parse(each.to) - 1).toISOString())}{' '}
          <span lang="id">{each.reason}</span>
        </p>
      ))}
      <section className="stack" id="jam">
        <h2>{t('place.choose_time')}</h2>
        <nav className="row" aria-label={t('place.choose_day')}>
          {daysFrom(today, 14).map((on) => (
            <a
              key={on}
              href={`/tempat/${its.id}?hari=${on}#jam`}
              aria-current={on === day && !isWeek ? 'date' : undefined}
            >
              {dayName(on)}
            </a>
          ))}
        </nav>
        <form method="get" className="row">
          <label className="field-label" htmlFor="hari">
            {t('place.other_day')}
          </label>
          <input
            className="field-input"
            data-width="short"
            type="date"
            id="hari"
            name="hari"
            defaultValue={day}
            min={today}
          />
          <button type="submit" className="button" data-kind="second" data-size="small">
            {t('place.show_day')}
          </button>
          <a href={`/tempat/${its.id}?tampil=pekan&hari=${day}#jam`}>{t('place.week')}</a>
          <a href={`/tempat/${its.id}/bulan?bulan=${day.slice(0, 7)}`}>{t('place.month_view')}</a>
        </form>
        {free.spaces.length === 0 ? (
          <EmptyState title={t('place.no_spaces')}>{t('place.none_text')}</EmptyState>
        ) : isWeek ? (
          <FreeWeek siteId={its.id} free={free} />
        ) : (
          <FreeSlots site={its} free={free} day={day} />
        )}
      </section>
      {coming.length > 0 && (
        <section className="stack">
          <h2>{t('place.classes')}</h2>
          <ul className="plain-list stack">
            {coming.map((each) => (
              <li key={each.id}>
                <a href={`/tempat/kelas/${each.id}`} lang="id">
                  {each.title}
                </a>
                <div className="small quiet">{whenWords(each.startsAt, each.endsAt, language, zone)}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Spaces />
      <Works />
      <p>
        <a href={`/tempat/pemakaian/${its.service}`}>{t('place.use_title')}</a>
      </p>
    </div>
  )
}

function Spaces() {
  const { site: its } = useLoaderData<typeof loader>()
  const { region } = useVisit()
  const { t, of, language } = useWords()
  const paid = its.purposes.filter(({ isFree }) => !isFree)
  const free = its.purposes.filter(({ isFree, isGovernment }) => isFree && !isGovernment)
  return (
    <section className="stack">
      <h2>{t('place.spaces')}</h2>
      <p>{t('place.free_for', { purposes: free.map(({ title }) => of(title)).join(', ') })}</p>
      <ul className="service-list">
        {its.spaces
          .filter(({ isClosed }) => !isClosed)
          .map((space) => (
            <li key={space.id} className="card stack">
              <h3 lang="id">{space.name}</h3>
              <p className="small">
                {of(space.kindTitle)}
                {space.is === 'place' && ` · ${t('place.holds', { count: space.capacity })}`}
                {space.is === 'place' &&
                  ` · ${t(space.isAccessible ? 'place.accessible' : 'place.not_accessible')}`}
                {space.needsApproval && ` · ${t('place.needs_approval')}`}
              </p>
              {paid.map(({ key, title }) => (
                <p key={key} className="small quiet">
                  {of(title)}:{' '}
                  {space.tariffs.rupiah[key] === undefined
                    ? t('place.no_tariff')
                    : t('place.per_hour', { rupiah: formatNumber(space.tariffs.rupiah[key] ?? 0, language) })}
                  {space.tariffs.source && <span lang="id"> ({space.tariffs.source})</span>}
                </p>
              ))}
              <p className="small">
                <a href={transferUrl(region, '/booking/calendar/spaces/:spaceId', { spaceId: space.id })}>
                  {t('place.space_calendar', { space: space.name })}
                </a>
              </p>
            </li>
          ))}
      </ul>
    </section>
  )
}

function Works() {
  const { works: shown } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  if (!shown.length) return null
  return (
    <section className="stack">
      <h2>{t('place.works')}</h2>
      <ul className="service-list">
        {shown.map((work) => (
          <li key={work.id} className="card stack">
            <h3 lang="id">{work.link ? <a href={work.link}>{work.title}</a> : work.title}</h3>
            <p lang="id">{work.about}</p>
            <p className="small quiet">
              {t('place.made_by', { name: work.madeBy })}
              {work.subsector && ` · ${of(work.subsector)}`}
            </p>
          </li>
        ))}
      </ul>
      <p className="small quiet">{t('place.works_consent')}</p>
    </section>
  )
}

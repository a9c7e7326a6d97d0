import { map, registry, STANDINGS, years } from '@guyub/contract/movement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { centreOf } from './centre.ts'
import { type Asked, askedOf, Filters, queryOf } from './filters.tsx'
import { INDEX_CLASSES, indexClass } from './index-class.ts'
import { formatKnownDay } from './known-day.ts'
import { RegionMap } from './region-map.tsx'
import { RegionsByProvince } from './regions-by-province.tsx'

/** The first year of the movement. */
const FIRST = 2017

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { searchParams } = new URL(request.url)
  const asked = askedOf(searchParams)
  const query = queryOf(asked)
  const { centre } = await centreOf(visit)
  const { province } = query
  const last = Number(visit.today.slice(0, 4))
  const [reply, drawn, told] = await Promise.all([
    visit.call(registry, query, centre),
    visit.call(map, province ? { province } : {}),
    asked.shown === 'indeks' ? visit.call(years, { from: FIRST, to: last }, centre) : undefined,
  ])
  const found = answerOrLeave(request, reply)
  const all = told?.ok ? told.answer.members : []
  // Without a year the newest one of which an index is known: one without any would be an empty map.
  const newest = (told?.ok ? told.answer.years : []).findLast((one) =>
    all.some(({ index }) => index[one - FIRST] !== null),
  )
  const year = Number(query.year ?? newest ?? last)
  const index = all.map((row) => [row.code, row.index[year - FIRST] ?? null] as const)
  return { asked, year, found, drawn: drawn.ok ? drawn.answer : null, index, search: searchParams.toString() }
}

const COUNTED = ['invited', 'assessed', 'selected', 'active'] as const

/** So many rows are few enough to be read at once on a phone: the largest provinces have as many. */
const FEW = 40

/** Whether somebody looks for something and it is found at a glance, so that nothing has to be unfolded. */
function isNarrow({ name, province, standing, wave }: Asked, count: number): boolean {
  return Boolean(name || province || standing || wave) && count <= FEW
}

/** Every regency and city of the country: where it stands in the movement, as a map and as a table. */
export default function Regions() {
  const { asked, year, found, drawn, index, search } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const byCode = new Map(found.members.map((row) => [row.code, row]))
  const indexOf = new Map(index)
  const ending = found.members.filter((row) => row.ending).slice(0, 10)
  const isIndex = asked.shown === 'indeks'
  const fillOf = (code: string) =>
    isIndex ? indexClass(byCode.has(code) ? indexOf.get(code) : null) : (byCode.get(code)?.standing ?? 'none')
  const tellOf = (code: string) => {
    const row = byCode.get(code)
    if (!row) return code
    const value = indexOf.get(code)
    const told = isIndex
      ? typeof value === 'number'
        ? formatNumber(value, language, 2)
        : t('shell.unknown')
      : t(`registry.standing_${row.standing}`)
    return `${row.name}: ${told}`
  }
  const legend = isIndex
    ? INDEX_CLASSES.map(({ key, from, to }) => ({
        key,
        word: `${formatNumber(from, language, 1)} – ${formatNumber(Math.min(to, 4), language, 1)}`,
        count: index.filter(([code, value]) => byCode.has(code) && indexClass(value) === key).length,
      }))
    : STANDINGS.map((key) => ({
        key,
        word: t(`registry.standing_${key}`),
        count: found.members.filter(({ standing }) => standing === key).length,
      })).filter(({ key, count }) => count > 0 || ['active', 'selected', 'invited'].includes(key))
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('registry.title')}
        lead={t('registry.lead', { count: found.members.length })}
        actions={
          <>
            <a href="/gerakan/daerah/gelombang">{t('registry.waves')}</a>
            <a href="/gerakan/daerah/mou">{t('mou.title')}</a>
          </>
        }
      />
      <div className="counts card">
        {COUNTED.map((kind) => {
          const { count, last } = found.counts[kind]
          return (
            <Figure
              key={kind}
              label={t(`registry.count_${kind}`)}
              value={formatNumber(count, language)}
              unknown={t('shell.unknown')}
              basis={
                last
                  ? t('registry.count_last', { day: formatKnownDay(last, language) })
                  : t('registry.count_never')
              }
            />
          )
        })}
      </div>
      <p className="quiet small column">{t('registry.known_by_name')}</p>
      {ending.length > 0 && (
        <Notice tone="late" title={t('mou.ending')}>
          <ul>
            {ending.map(({ code, name, ending: end }) => (
              <li key={code}>
                <a href={`/gerakan/daerah/${code}`}>{name}</a>:{' '}
                {end && end.days > 0 ? t('mou.ends_in', { days: end.days }) : t('mou.over')}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Filters asked={asked} provinces={found.provinces} years={found.years} />
      {drawn && (
        <RegionMap
          label={t(isIndex ? 'registry.map_index' : 'registry.map_standing', { year: asked.year || year })}
          skip={t('registry.skip_map')}
          {...drawn}
          fillOf={fillOf}
          tellOf={tellOf}
          legend={legend}
        />
      )}
      <section id="daftar" className="stack">
        <h2>{t('registry.list')}</h2>
        {found.members.length === 0 ? (
          <EmptyState title={t('registry.nobody')}>{t('registry.nobody_text')}</EmptyState>
        ) : (
          <RegionsByProvince
            members={found.members}
            provinces={found.provinces}
            isOpen={isNarrow(asked, found.members.length)}
            indexOf={isIndex ? indexOf : undefined}
          />
        )}
        <DownloadLinks
          label={t('movement.download')}
          href={(format) => `/gerakan/unduh/daerah/${format}?${search}`}
        />
      </section>
    </div>
  )
}

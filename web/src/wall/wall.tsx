import { figures, open } from '@guyub/contract/indicators'
import { plan } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askEventWords } from '../kernel/ask-event-words.ts'
import type { Call } from '../kernel/call.ts'
import { type EventWords, eventSentence, officeName, paperName } from '../kernel/event-words.ts'
import { formatDay, formatNumber, formatShare, formatShortDay, formatTime } from '../kernel/format.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { DIMENSIONS, DimensionTag } from '../ui/dimension-tag/dimension-tag.tsx'
import { Figure } from '../ui/figure/figure.tsx'
import './wall.css'

/** Seen from four metres in a dim room: dark whatever the device says. */
export const handle = { theme: 'dark' }

const TILES = ['requests-received', 'papers-delivered', 'papers-within-promise', 'time-to-delivery'] as const

const LONGEST_FEED = 8

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, zone, language } = visitOf(context)
  const today = dayIn(zone)
  const tiles = await Promise.all(TILES.map(async (key) => tileOf(call, key, today, request)))
  const villages = await call(figures, { indicator: 'papers-within-promise', by: 'village' })
  const planned = await call(plan, {})
  const words = await askEventWords(call, language)
  const latest = await latestOf(call, words)
  return {
    tiles,
    villages: villages.ok ? villages.answer.rows.toSorted((a, b) => b.whole - a.whole).slice(0, 8) : [],
    dimensions: planned.ok
      ? planned.answer.dimensions.map(({ key, name, progress }) => ({ key, name, progress }))
      : [],
    words,
    latest,
    now: new Date().toISOString(),
  }
}

// A wall that was just opened shows what happened before, to whoever may open figures.
async function latestOf(call: Call, words: EventWords) {
  const [received, delivered] = await Promise.all([
    call(open, { indicator: 'requests-received' }),
    call(open, { indicator: 'papers-delivered' }),
  ])
  const told = [
    ...(received.ok ? received.answer.facts.map((fact) => ({ ...fact, type: 'cases.submitted' })) : []),
    ...(delivered.ok ? delivered.answer.facts.map((fact) => ({ ...fact, type: 'wall.delivered' })) : []),
  ]
  return told
    .toSorted((a, b) => b.seq - a.seq)
    .slice(0, LONGEST_FEED)
    .map(({ seq, type, product, areaName, area, occurredAt }) => ({
      ...{ seq, type, product, occurredAt },
      // A village's office has the code of its area, and says which kind of place it is.
      place: officeName(words, area) === area ? (areaName ?? area) : officeName(words, area),
    }))
}

async function tileOf(call: Call, indicator: (typeof TILES)[number], today: string, request: Request) {
  const whole = answerOrLeave(request, await call(figures, { indicator, by: 'none' }))
  const day = await call(figures, { indicator, by: 'none', from: today, to: today })
  const { title, unit } = whole.definition
  return { indicator, title, unit, total: whole.total, today: day.ok ? day.answer.total : null }
}

function dayIn(zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date())
}

/** One screen, no scrolling: what happens now, whether the promise is kept, how far the plan is. */
export default function Wall() {
  const { tiles, villages, dimensions, now, words, latest } = useLoaderData<typeof loader>()
  const { region, regionName, isRehearsal, zone } = useVisit()
  const { t, of, language } = useWords()
  const shown = (unit: string, value: number | null) => {
    if (value === null) return undefined
    if (unit === 'percent') return formatShare(value, language)
    if (unit === 'grams') return t('movement.kilograms', { kilograms: formatNumber(value / 1000, language) })
    if (unit === 'minutes' && value < 120)
      return t('movement.minutes', { minutes: formatNumber(value, language) })
    return unit === 'minutes'
      ? t('movement.hours', { hours: formatNumber(value / 60, language, 1) })
      : formatNumber(value, language, 1)
  }
  // The figures of today stand beside it: what happened on another day says so.
  const dayOf = (at: string) => formatShortDay(at, language, zone)
  const momentOf = (at: string) =>
    [...(dayOf(at) === dayOf(now) ? [] : [dayOf(at)]), formatTime(at, language, zone)].join(' · ')
  return (
    <main id="isi" className="wall kawung" data-region={region}>
      <title>{`${regionName} · Guyub`}</title>
      <header>
        <h1>{regionName}</h1>
        {isRehearsal && <strong className="wall-rehearsal">{t('wall.rehearsal')}</strong>}
        <span className="wall-clock">
          {formatDay(now, language, zone)} · <span data-clock="">{formatTime(now, language, zone)}</span>
        </span>
        <span className="wall-live" data-live="off" data-on={t('wall.live')} data-off={t('wall.cut')}>
          {t('wall.cut')}
        </span>
      </header>
      <div className="wall-tiles" data-fresh="tiles">
        {tiles.map(({ indicator, title, unit, total, today }) => (
          <section key={indicator} className="tile">
            <Figure
              label={of(title)}
              value={shown(unit, total.value)}
              unknown={t('shell.unknown')}
              basis={
                unit === 'percent'
                  ? t('movement.part_of', {
                      part: formatNumber(total.part, language),
                      whole: formatNumber(total.whole, language),
                    })
                  : t('wall.today', { value: shown(unit, today?.value ?? null) ?? '–' })
              }
              share={unit === 'percent' && total.value !== null ? total.value : undefined}
              href={`/gerakan/indikator/${indicator}`}
            />
          </section>
        ))}
      </div>
      <section className="tile wall-dimensions" data-fresh="dimensions">
        <h2>{t('movement.plan')}</h2>
        {dimensions.map(({ key, name, progress }) => {
          const known = DIMENSIONS.find((one) => one === key)
          return (
            <a key={key} href={`/gerakan/dimensi/${key}`} data-dimension={key} className="wall-bar">
              {known && <DimensionTag dimension={known} label={name} />}
              <span className="numbers">
                {progress.value === null ? t('shell.unknown') : formatShare(progress.value, language)}
              </span>
              <span className="figure-bar" aria-hidden="true">
                <i style={{ width: `${(progress.value ?? 0) * 100}%` }} />
              </span>
            </a>
          )
        })}
      </section>
      <section className="tile wall-villages" data-fresh="villages">
        <h2>{t('wall.villages')}</h2>
        {villages.length === 0 && <p className="quiet">{t('movement.nothing')}</p>}
        {villages.map(({ key, name, value, part, whole }) => (
          <a
            key={key}
            href={`/gerakan/indikator/papers-within-promise/peristiwa?wilayah=${key}`}
            className="wall-bar"
          >
            <span>{name ?? key}</span>
            <span className="numbers">
              {value === null ? '–' : formatShare(value, language)} · {part}/{whole}
            </span>
            <span className="figure-bar" aria-hidden="true">
              <i style={{ width: `${(value ?? 0) * 100}%` }} />
            </span>
          </a>
        ))}
      </section>
      <section className="tile wall-feed">
        <h2>{t('wall.now')}</h2>
        <ol aria-live="polite" data-feed="" data-zone={zone}>
          {latest.map(({ seq, type, product, place, occurredAt }) => (
            <li key={`${seq}-${product}`} data-seq={seq}>
              <strong>
                {type === 'wall.delivered'
                  ? t('wall.delivered', { paper: paperName(words, product) })
                  : eventSentence(words, type, { service: onlyService(words) })}
              </strong>
              <span>
                {momentOf(occurredAt)} · {place}
              </span>
            </li>
          ))}
        </ol>
        <p className="quiet small" data-quiet="" hidden={latest.length > 0}>
          {t('wall.waiting')}
        </p>
        <script
          type="application/json"
          data-words=""
          // A definition's words must not end the element they stand in.
          dangerouslySetInnerHTML={{ __html: JSON.stringify(words).replaceAll('<', '\\u003c') }}
        />
      </section>
      <script type="module" src="/plain/live-wall.js" />
    </main>
  )
}

/** Facts of a figure do not say their service; where a region has one, it is that. */
function onlyService({ services }: EventWords): string | undefined {
  const keys = Object.keys(services)
  return keys.length === 1 ? keys[0] : undefined
}

import type { RoundSummary } from '@guyub/contract/evaluation'
import { formatScore } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Radar } from '../../ui/radar/radar.tsx'
import { Table } from '../../ui/table/table.tsx'

interface YearAgainstYearProps {
  readonly rounds: readonly RoundSummary[]
  readonly told: readonly { readonly year: number; readonly index: number; readonly source: string }[]
}

/** What was published, round against round: as a picture and as a table. Dimensions of two instruments stand side by side, each in its own words. */
export function YearAgainstYear({ rounds, told }: YearAgainstYearProps) {
  const { t, own, language } = useWords()
  const published = rounds.filter(({ state }) => state === 'published')
  if (!published.length && !told.length) return null
  const number = (value: number | undefined) => (value === undefined ? '–' : formatScore(value, language))
  const axes = [
    ...new Map(
      published.flatMap(({ dimensions }) =>
        dimensions.map(({ key, label }) => [key, { key, name: own(label).words }] as const),
      ),
    ).values(),
  ]
  // A dimension that a round did not ask about is not nought: only rounds with the newest one's dimensions are drawn.
  const radarAxes = (published[0]?.dimensions ?? []).map(({ key, label }) => ({
    key,
    name: own(label).words,
  }))
  const comparable = published.filter(({ dimensions }) =>
    radarAxes.every(({ key }) => dimensions.some((each) => each.key === key)),
  )
  const aspects = [
    ...new Map(
      published.flatMap(({ aspects }) => aspects.map(({ key, label }) => [key, own(label).words] as const)),
    ),
  ]
  const named = (round: RoundSummary) => t('round.name', { year: round.year, stage: round.stage })
  const score = (scores: RoundSummary['aspects'], key: string) =>
    scores.find((each) => each.key === key)?.score
  return (
    <section className="stack">
      <h2>{t('round.years')}</h2>
      {radarAxes.length > 2 && (
        <figure className="stack">
          <Radar
            label={t('round.radar', { rounds: comparable.map(named).join(', ') })}
            axes={radarAxes}
            max={4}
            series={comparable.slice(0, 4).map((round) => ({
              key: named(round),
              values: Object.fromEntries(round.dimensions.map(({ key, score }) => [key, score])),
            }))}
          />
          <figcaption className="small quiet">{t('round.radar_basis')}</figcaption>
        </figure>
      )}
      {published.length > 0 && (
        <Table
          caption={t('round.scores_by_round')}
          rows={[
            { key: 'index', name: t('movement.index') },
            ...aspects.map(([key, name]) => ({ key: `aspect ${key}`, name })),
            ...axes.map(({ key, name }) => ({ key: `dimension ${key}`, name })),
          ]}
          rowKey={({ key }) => key}
          columns={[
            { key: 'name', title: t('round.what'), cell: ({ name }) => name },
            ...published.map((round) => ({
              key: named(round),
              title: named(round),
              align: 'end' as const,
              cell: ({ key }: { key: string }) => {
                const [kind, which = ''] = key.split(' ')
                if (kind === 'index') return number(round.index ?? undefined)
                return number(score(kind === 'aspect' ? round.aspects : round.dimensions, which))
              },
            })),
          ]}
        />
      )}
      {told.map(({ year, index, source }) => (
        <p key={year} className="small">
          {t('round.told', { year, index: number(index) })}{' '}
          <span className="quiet">
            {t('round.told_source')}: {source}
          </span>
        </p>
      ))}
    </section>
  )
}

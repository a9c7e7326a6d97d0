import type { ActivityLine } from '@guyub/contract/plan'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Figure } from '../../ui/figure/figure.tsx'
import { useProgressWords } from '../progress-words.ts'
import { spanWords } from './month-words.ts'

interface ActivityCardProps {
  readonly line: ActivityLine
  readonly query: string
}

/** An activity in a list: what it is, whose, when, how far, and on what that rests. */
export function ActivityCard({ line, query }: ActivityCardProps) {
  const { t, own, language } = useWords()
  const title = own(line.title)
  return (
    <article className="card stack" data-activity={line.key ?? line.id}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h3 lang={title.lang}>
          <a href={`/gerakan/kegiatan/${line.id}${query}`}>{title.words}</a>
        </h3>
        <span className="small quiet">
          {line.ownerName ?? line.owner} · {spanWords(line, language)}
          {line.quickWin && ` · ${t('movement.quick_win', { year: line.quickWin })}`}
        </span>
      </div>
      <ActivityFigure line={line} />
    </article>
  )
}

/** How far the target is reached, which is not the indicator's own figure. */
export function ActivityFigure({ line }: { readonly line: ActivityLine }) {
  const { t, of, language } = useWords()
  const progressWords = useProgressWords()
  const { figure, milestones, progress } = line
  const shown = (value: number | null) =>
    value === null
      ? t('shell.unknown')
      : figure?.unit === 'percent'
        ? `${formatNumber(value * 100, language, 1)} %`
        : formatNumber(value, language, 1)
  const said = figure
    ? t('movement.against_target', {
        value: shown(figure.value),
        target: shown(figure.target),
        events: formatNumber(figure.events, language),
      })
    : progress.basis === 'milestones'
      ? t('plan.by_milestones', milestones)
      : progress.basis === 'indicators'
        ? t('plan.by_reports')
        : undefined
  return (
    <Figure
      label={
        figure?.title
          ? t('movement.toward_target', { indicator: of(figure.title) })
          : t(`plan.basis_${progress.basis}`)
      }
      unknown={t('shell.unknown')}
      href={figure ? `/gerakan/indikator/${figure.indicator}` : undefined}
      {...progressWords(progress)}
      {...(said && { basis: said })}
    />
  )
}

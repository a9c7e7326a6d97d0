import type { MeasuredFigure, QuickWinView } from '@guyub/contract/plan'
import { formatMoment, formatNumber } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Figure } from '../../ui/figure/figure.tsx'
import { useFigureWords } from '../figure-words.ts'
import { useQuickWinWords } from './quick-win-words.ts'

type Measure = QuickWinView['measures'][number]

/** What the log says of as many days before the launch as from it on. */
export function Measures({ view }: { readonly view: QuickWinView }) {
  const { t } = useWords()
  return (
    <section className="stack" id="ukuran">
      <h2>{t('quickwin.measures')}</h2>
      {view.measures.length === 0 && <p className="quiet">{t('quickwin.not_measured')}</p>}
      {view.measures.map((measure) => (
        <MeasureCard key={measure.id} measure={measure} />
      ))}
    </section>
  )
}

function MeasureCard({ measure }: { readonly measure: Measure }) {
  const { t, of, language } = useWords()
  const { zone } = useVisit()
  return (
    <article className="card stack">
      <h3>{measure.title ? of(measure.title) : measure.indicator}</h3>
      <div className="doors">
        <Side label={t('quickwin.before')} figure={measure.before} unit={measure.unit} />
        <Side label={t('quickwin.after')} figure={measure.after} unit={measure.unit} />
      </div>
      <p className="small quiet">
        {t('quickwin.measured_at', {
          at: formatMoment(measure.at, language, zone),
          seq: formatNumber(measure.upToSeq, language),
        })}{' '}
        {t(measure.better === 'higher' ? 'quickwin.better_higher' : 'quickwin.better_lower')}
      </p>
    </article>
  )
}

/** What the platform counts in; other units are said as they are. */
const UNITS = ['percent', 'minutes', 'grams', 'days'] as const

interface SideProps {
  readonly label: string
  /** Nothing where so few events are behind it that they are not told to everybody. */
  readonly figure: MeasuredFigure | null
  readonly unit: string | null
}

function Side({ label, figure, unit }: SideProps) {
  const { t } = useWords()
  const { day } = useQuickWinWords()
  const words = useFigureWords({ unit: UNITS.find((each) => each === unit) ?? 'count' })
  if (!figure) return <Figure label={label} unknown={t('quickwin.few')} basis={t('quickwin.few_text')} />
  const { value, basis } = words({ key: '', name: null, ...figure })
  const days = t('quickwin.days', { from: day(figure.from), to: day(figure.to) })
  return <Figure label={label} unknown={t('shell.unknown')} value={value} basis={`${days} · ${basis}`} />
}

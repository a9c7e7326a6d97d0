import { QUICK_WIN_OUTCOMES, type QuickWinView } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { SelectField } from './select-field.tsx'

type Options = readonly { readonly key: string; readonly label: string }[]

function Intent({ intent, command }: { readonly intent: string; readonly command: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="command" value={command} />
    </>
  )
}

/** Chosen with a day of launch, or not chosen; both with a reason that everybody may read. */
export function DecideForm({ command, today }: { readonly command: string; readonly today: string }) {
  const { t } = useWords()
  return (
    <section className="card stack">
      <h2>{t('quickwin.decide')}</h2>
      <form method="post" className="stack column">
        <Intent intent="decide" command={command} />
        <Choice
          name="decision"
          label={t('quickwin.decision')}
          options={(['chosen', 'not-chosen'] as const).map((key) => ({
            key,
            label: t(`quickwin.phase_${key}`),
          }))}
        />
        <LongField
          {...{ name: 'why', label: t('plan.reason'), hint: t('quickwin.why_hint') }}
          {...{ required: true, minLength: 3, maxLength: 2000, rows: 3 }}
        />
        <Field
          {...{ name: 'launchBy', type: 'date', label: t('quickwin.launch_by'), width: 'medium' }}
          {...{ hint: t('quickwin.launch_by_hint'), min: today }}
        />
        <div>
          <Button>{t('quickwin.decide')}</Button>
        </div>
      </form>
    </section>
  )
}

interface StepProps {
  readonly view: QuickWinView
  readonly command: string
}

interface LaunchFormProps extends StepProps {
  readonly today: string
  readonly activities: Options
  readonly services: Options
  readonly indicators: Options
  readonly paperKinds: Options
}

export function LaunchForm({
  view,
  command,
  today,
  activities,
  services,
  indicators,
  paperKinds,
}: LaunchFormProps) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('quickwin.launch')}</summary>
      <form method="post" className="stack column">
        <Intent intent="launch" command={command} />
        <Field
          {...{ name: 'launchedOn', type: 'date', label: t('quickwin.launched'), width: 'medium' }}
          {...{ min: view.line.decidedOn ?? undefined, max: today, required: true }}
        />
        <SelectField
          {...{ name: 'activityId', label: t('quickwin.activity'), options: activities, required: true }}
        />
        <SelectField
          {...{ name: 'service', label: t('quickwin.service'), options: services, value: view.service?.key }}
        />
        <SelectField
          {...{ name: 'indicator', label: t('quickwin.indicator'), options: indicators }}
          hint={t('quickwin.indicator_hint')}
        />
        <SelectField {...{ name: 'paperKind', label: t('plan.paper_kind'), options: paperKinds }} />
        <Field
          {...{ name: 'paper', label: t('movement.paper'), hint: t('plan.paper_hint') }}
          {...{ minLength: 3, maxLength: 300, required: true }}
        />
        <div>
          <Button>{t('quickwin.launch')}</Button>
        </div>
      </form>
    </details>
  )
}

export function MeasureForm({ view, command, indicators }: StepProps & { readonly indicators: Options }) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('quickwin.measure')}</summary>
      <p className="quiet">{t('quickwin.measure_text')}</p>
      <form method="post" className="stack column">
        <Intent intent="measure" command={command} />
        <Field
          {...{ name: 'days', type: 'number', label: t('quickwin.how_many_days'), width: 'short' }}
          {...{ min: 7, max: 365, defaultValue: 30, required: true }}
        />
        <SelectField
          {...{ name: 'indicator', label: t('quickwin.indicator'), options: indicators }}
          {...{ value: view.indicator?.key, required: true }}
        />
        <div>
          <Button>{t('quickwin.measure')}</Button>
        </div>
      </form>
    </details>
  )
}

export function ConcludeForm({ view, command }: StepProps) {
  const { t } = useWords()
  const outcomes =
    view.line.phase === 'launched' && view.measures.length ? QUICK_WIN_OUTCOMES : (['abandoned'] as const)
  return (
    <details>
      <summary>{t(outcomes.length > 1 ? 'quickwin.conclude' : 'quickwin.give_up')}</summary>
      <form method="post" className="stack column">
        <Intent intent="conclude" command={command} />
        <Choice
          name="outcome"
          label={t('quickwin.outcome')}
          value={outcomes[0]}
          options={outcomes.map((key) => ({ key, label: t(`quickwin.outcome_${key}`) }))}
        />
        <LongField
          {...{ name: 'conclusion', label: t('quickwin.conclusion'), rows: 4 }}
          {...{ required: true, minLength: 10, maxLength: 4000 }}
        />
        <div>
          <Button>{t(outcomes.length > 1 ? 'quickwin.conclude' : 'quickwin.give_up')}</Button>
        </div>
      </form>
    </details>
  )
}

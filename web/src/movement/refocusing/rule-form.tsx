import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { SelectField } from '../quick-wins/select-field.tsx'
import type { Rule } from './read-rule.ts'

type Options = readonly { readonly key: string; readonly label: string }[]

interface RuleFormProps {
  readonly rule: Rule | undefined
  readonly sources: Options
  readonly dimensions: Options
  readonly offices: Options
  readonly thisYear: number
}

/** How much is taken of what. Sending it writes nothing: it only asks. */
export function RuleForm({ rule, sources, dimensions, offices, thisYear }: RuleFormProps) {
  const { t } = useWords()
  return (
    <section className="card stack">
      <h2>{t('refocusing.what_if')}</h2>
      <p>{t('refocusing.what_if_text')}</p>
      <form method="get" className="stack column">
        <Field
          {...{ name: 'tahun', type: 'number', label: t('plan.field_year'), width: 'short', required: true }}
          {...{ min: 2017, max: 2100, defaultValue: rule?.year ?? thisYear }}
        />
        <Field
          {...{ name: 'persen', type: 'number', label: t('refocusing.percent'), width: 'short' }}
          {...{ min: 1, max: 100, defaultValue: rule?.percent ?? 10, required: true }}
        />
        <SelectField
          {...{ name: 'sumber', label: t('refocusing.source'), options: sources, value: rule?.source }}
        />
        <SelectField
          {...{ name: 'dimensi', label: t('quickwin.dimension'), options: dimensions }}
          value={rule?.dimension}
        />
        <SelectField
          {...{ name: 'kantor', label: t('realisation.office'), options: offices, value: rule?.office }}
        />
        <div>
          <Button kind="second">{t('refocusing.try')}</Button>
        </div>
      </form>
    </section>
  )
}

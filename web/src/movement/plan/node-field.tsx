import type { NodeKind } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { inputOf } from './field-inputs.ts'
import type { FieldOptions } from './field-options.ts'
import { useFieldWords } from './field-words.ts'
import { ManyChoice } from './many-choice.tsx'
import type { PlanNames } from './plan-names.ts'
import { useShownValue } from './shown-value.ts'

interface NodeFieldProps {
  readonly kind: NodeKind
  readonly field: string
  readonly value: unknown
  readonly options: FieldOptions
  readonly names: PlanNames
  readonly years: readonly number[]
  readonly error?: string | undefined
  readonly isRequired: boolean
  /** Where one page holds several forms. */
  readonly id?: string
}

/** One field of anything in the plan, in the input that suits it. */
export function NodeField({
  kind,
  field,
  value,
  options,
  names,
  years,
  error,
  isRequired,
  id = field,
}: NodeFieldProps) {
  const { t } = useWords()
  const label = useFieldWords()(kind, field)
  const shown = useShownValue(names)
  const input = inputOf(kind, field)
  const optional = isRequired ? undefined : t('plan.optional')
  const words = { name: field, id, label, error, optional }
  const text = value === null || value === undefined ? '' : String(value)
  if (input.as === 'one') {
    const known = options[input.of]
    const keys = text && !known.includes(text) ? [...known, text] : known
    const choices = keys.map((key) => ({ key, label: shown(field, key) }))
    const none = isRequired ? [] : [{ key: '', label: t('plan.none_of_these') }]
    return <Choice {...words} value={text} options={choices.length > 6 ? choices : [...choices, ...none]} />
  }
  if (input.as === 'some') {
    const chosen = Array.isArray(value) ? value.map(String) : []
    const keys = [...new Set([...chosen, ...options[input.of]])]
    const choices = keys.map((key) => ({ key, label: shown(field, key) }))
    return (
      <ManyChoice
        {...words}
        chosen={chosen}
        options={choices}
        summary={chosen.length ? shown(field, chosen) : t('plan.choose')}
      />
    )
  }
  if (input.as === 'targets') {
    const targets = (value ?? {}) as Readonly<Record<string, number>>
    return (
      <fieldset className="choice">
        <legend className="field-label">{label}</legend>
        <div className="pair">
          {years.map((year) => (
            <Field
              key={year}
              name={`${field}.${year}`}
              id={`${id}-${year}`}
              label={String(year)}
              type="number"
              step="any"
              width="short"
              defaultValue={targets[year]}
            />
          ))}
        </div>
      </fieldset>
    )
  }
  if (input.as === 'long')
    return (
      <LongField
        {...words}
        defaultValue={text}
        required={isRequired}
        // The text of a book's section is written here from beginning to end.
        {...(field === 'body' ? { rows: 16, maxLength: 40_000 } : { rows: 3, maxLength: 4000 })}
      />
    )
  const types = { text: 'text', number: 'number', year: 'number', day: 'date', month: 'month' } as const
  const isNumber = input.as === 'number' || input.as === 'year'
  return (
    <Field
      {...words}
      type={types[input.as]}
      {...(isNumber && { step: input.as === 'year' ? 1 : 'any' })}
      {...(input.as === 'month' && { pattern: '20[0-9]{2}-(0[1-9]|1[0-2])', hint: t('plan.month_hint') })}
      width={input.as === 'text' ? 'full' : 'medium'}
      defaultValue={text}
      required={isRequired}
      maxLength={300}
    />
  )
}

import type { Answer, FieldProblem } from '@guyub/contract/cases'
import type { Field as FieldDefinition, LeafField } from '@guyub/contract/definition'
import type { Area } from '@guyub/contract/regions'
import { lazy, Suspense } from 'react'
import { areaOptions } from '../../kernel/area-options.ts'
import { monthNames } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { DateField } from '../../ui/date-field/date-field.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { NikField } from '../../ui/nik-field/nik-field.tsx'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'
import { LocationInput } from './location-input.tsx'
import { PhotoField } from './photo-field.tsx'

const FillFromVillage = lazy(() => import('./fill-from-village.tsx'))

/** An answer, or how it follows from the one that stands there by then. */
export type AnswerUpdate = Answer | ((old: Answer | undefined) => Answer)

export interface FieldState {
  readonly caseId: string
  readonly problems: readonly FieldProblem[]
  readonly warnings: readonly FieldProblem[]
  /** Of the region, for forms that ask for one. */
  readonly areas: readonly Area[]
  readonly onAnswer: (key: string, answer: AnswerUpdate) => void
}

/** One field of a form that is data. */
export function FormField({
  field,
  answer,
  state,
}: {
  field: FieldDefinition
  answer: Answer | undefined
  state: FieldState
}) {
  const pointer = `#/form/${field.key}`
  if (field.type === 'group') return <GroupOf field={field} answer={answer} state={state} />
  if (field.type === 'photo' || field.type === 'file') {
    const ids = Array.isArray(answer) ? answer.filter((id): id is string => typeof id === 'string') : []
    return <PhotoField field={field} ids={ids} state={state} />
  }
  return (
    <LeafInput
      field={field}
      name={field.key}
      pointer={pointer}
      value={typeof answer === 'string' ? answer : ''}
      state={state}
      onChange={(value) => state.onAnswer(field.key, value)}
      onFill={(values) => {
        for (const [key, value] of Object.entries(values)) state.onAnswer(key, value)
      }}
    />
  )
}

type Group = Extract<FieldDefinition, { type: 'group' }>
type Row = Readonly<Record<string, string>>

function GroupOf({ field, answer, state }: { field: Group; answer: Answer | undefined; state: FieldState }) {
  const { t, of, ofCode } = useWords()
  const given = Array.isArray(answer) ? (answer as readonly Row[]) : []
  const rows: readonly Row[] = [
    ...given,
    ...Array.from({ length: Math.max(0, field.min - given.length) }, () => ({})),
  ]
  const problem = state.problems.find(({ pointer }) => pointer === `#/form/${field.key}`)
  const put = (next: readonly Row[]) => state.onAnswer(field.key, next)
  return (
    <fieldset className="group stack">
      <legend className="only-read">{of(field.label)}</legend>
      {problem && <span className="field-error">{ofCode(problem.code)}</span>}
      {rows.map((row, index) => (
        <div key={index} className="card stack">
          <div className="row" style={{ justifyContent: 'space-between' }}>
            <h3>{t('desk.row', { label: of(field.label), number: index + 1 })}</h3>
            {rows.length > field.min && (
              <Button
                type="button"
                kind="plain"
                onClick={() => put(rows.filter((_, other) => other !== index))}
              >
                {t('desk.remove')}
              </Button>
            )}
          </div>
          {field.fields.map((inner) => (
            <LeafInput
              key={inner.key}
              field={inner}
              name={`${field.key}-${index}-${inner.key}`}
              pointer={`#/form/${field.key}/${index}/${inner.key}`}
              value={row[inner.key] ?? ''}
              state={state}
              onChange={(value) =>
                put(rows.map((old, other) => (other === index ? { ...old, [inner.key]: value } : old)))
              }
              onFill={(values) =>
                put(rows.map((old, other) => (other === index ? { ...old, ...values } : old)))
              }
            />
          ))}
        </div>
      ))}
      {rows.length < field.max && (
        <div>
          <Button type="button" kind="second" icon="plus" onClick={() => put([...rows, {}])}>
            {t('desk.add')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

interface LeafInputProps {
  readonly field: LeafField
  readonly name: string
  readonly pointer: string
  readonly value: string
  readonly state: FieldState
  readonly onChange: (value: string) => void
  /** Answers of fields beside it. */
  readonly onFill: (values: Readonly<Record<string, string>>) => void
}

function LeafInput({ field, name, pointer, value, state, onChange, onFill }: LeafInputProps) {
  const { t, of, ofCode, language } = useWords()
  const found = (list: readonly FieldProblem[]) => {
    const one = list.find((problem) => problem.pointer === pointer)
    return one && ofCode(one.code)
  }
  const words = {
    name,
    label: of(field.label),
    hint: field.hint && of(field.hint),
    error: found(state.problems),
    warning: found(state.warnings),
    optional: field.required ? undefined : t('shell.optional'),
  }
  const typed = {
    ...words,
    value,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  switch (field.type) {
    case 'choice':
      return (
        <Choice
          {...words}
          value={value}
          onChange={onChange}
          options={field.choices.map(({ key, label }) => ({ key, label: of(label) }))}
        />
      )
    case 'date':
      return (
        <DateField
          {...words}
          value={value}
          onChange={onChange}
          dayWord={t('shell.day')}
          monthWord={t('shell.month')}
          yearWord={t('shell.year')}
          months={monthNames(language)}
        />
      )
    case 'nik':
      return (
        <>
          <NikField {...typed} />
          {field.fills && (
            <Suspense>
              <FillFromVillage nik={value} fills={field.fills} onFill={onFill} />
            </Suspense>
          )}
        </>
      )
    case 'kk':
      return <NikField {...typed} />
    case 'long-text':
    case 'address':
      return <LongField {...typed} rows={field.type === 'address' ? 2 : 4} />
    case 'number':
      return <Field {...typed} inputMode="decimal" width="short" />
    case 'time':
      return <Field {...typed} placeholder="09:30" inputMode="numeric" maxLength={5} width="short" />
    case 'phone':
      return <Field {...typed} type="tel" width="medium" />
    case 'email':
      return <Field {...typed} type="email" width="medium" />
    case 'area':
      return (
        <SearchChoice
          {...words}
          hint={words.hint ?? t('shell.area_hint')}
          value={value}
          onChange={onChange}
          options={areaOptions(state.areas, field.level)}
        />
      )
    case 'location':
      return <LocationInput {...words} value={value} onChange={onChange} />
    default:
      return <Field {...typed} />
  }
}

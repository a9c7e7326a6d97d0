import { type Answer, type FieldProblem, locationParts } from '@guyub/contract/cases'
import type { LeafField } from '@guyub/contract/definition'
import type { Area } from '@guyub/contract/regions'
import { areaOptions } from '../../kernel/area-options.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, type FieldWords, LongField } from '../../ui/field/field.tsx'
import { LocationField } from '../../ui/location-field/location-field.tsx'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'
import { isSecret, rowsOf, type Typed } from './changes.ts'

interface PlainFieldProps {
  readonly field: Typed
  readonly before: Answer | undefined
  readonly now: Answer | undefined
  readonly problems: readonly FieldProblem[]
  /** Of the region, where the form asks for one. */
  readonly areas: readonly Area[]
}

/** A field of a form that is data, as plain inputs that a browser without script sends. */
export function PlainField({ field, before, now, problems, areas }: PlainFieldProps) {
  const { of } = useWords()
  if (field.type !== 'group')
    return (
      <Leaf
        field={field}
        name={field.key}
        before={typeof before === 'string' ? before : ''}
        now={typeof now === 'string' ? now : undefined}
        code={codeAt(`#/form/${field.key}`)}
        areas={areas}
      />
    )
  const typed = rowsOf(now)
  return rowsOf(before).map((row, index) => (
    // Rows have no identity but their place.
    <fieldset key={`${field.key}-${String(index)}`} className="card stack">
      <legend className="only-read">
        {of(field.label)} {index + 1}
      </legend>
      <h3>
        {of(field.label)} {index + 1}
      </h3>
      {field.fields.map((inner) => (
        <Leaf
          key={inner.key}
          field={inner}
          name={`${field.key}-${index}-${inner.key}`}
          before={row[inner.key] ?? ''}
          now={typed[index]?.[inner.key]}
          code={codeAt(`#/form/${field.key}/${index}/${inner.key}`)}
          areas={areas}
        />
      ))}
    </fieldset>
  ))

  function codeAt(pointer: string): string | undefined {
    return problems.find((problem) => problem.pointer === pointer)?.code
  }
}

interface LeafProps {
  readonly field: LeafField
  readonly name: string
  readonly before: string
  readonly now: string | undefined
  readonly code: string | undefined
  readonly areas: readonly Area[]
}

function Leaf({ field, name, before, now, code, areas }: LeafProps) {
  const { t, of, ofCode } = useWords()
  const secret = isSecret(field) && before !== ''
  const words = {
    name,
    label: of(field.label),
    hint: secret ? t('portal.correct_masked', { value: before }) : field.hint && of(field.hint),
    error: code && ofCode(code),
    optional: field.required ? undefined : t('shell.optional'),
  }
  const value = now ?? (secret ? '' : before)
  switch (field.type) {
    case 'choice':
      return (
        <Choice
          {...words}
          value={value}
          options={field.choices.map(({ key, label }) => ({ key, label: of(label) }))}
        />
      )
    case 'long-text':
      return <LongField {...words} defaultValue={value} rows={6} maxLength={4000} />
    case 'address':
      return <LongField {...words} defaultValue={value} rows={3} />
    case 'date':
      return <Field {...words} type="date" defaultValue={value} width="medium" />
    case 'nik':
    case 'kk':
      return <Field {...words} digits defaultValue={value} maxLength={19} width="medium" />
    case 'area':
      return (
        <SearchChoice
          {...words}
          hint={words.hint ?? t('shell.area_hint')}
          value={value}
          options={areaOptions(areas, field.level)}
        />
      )
    case 'location':
      return <PlainLocation words={words} value={value} />
    default:
      return <Field {...words} defaultValue={value} />
  }
}

// The button waits for the script that makes it work; without one the numbers are typed.
function PlainLocation({ words, value }: { readonly words: FieldWords; readonly value: string }) {
  const { t } = useWords()
  const [latitude, longitude] = locationParts(value)
  return (
    <LocationField
      {...words}
      hint={words.hint ?? t('shell.location_hint')}
      latitudeWord={t('shell.latitude')}
      longitudeWord={t('shell.longitude')}
      latitude={latitude}
      longitude={longitude}
    >
      <Button type="button" kind="second" size="small" hidden data-use-position="">
        {t('shell.use_position')}
      </Button>
      <span
        role="status"
        data-asked={t('shell.position_asked')}
        data-found={t('shell.position_found')}
        data-none={t('shell.position_none')}
      />
    </LocationField>
  )
}

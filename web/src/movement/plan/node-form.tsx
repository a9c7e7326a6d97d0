import { fieldsOf, type NodeKind } from '@guyub/contract/plan'
import type { Problem } from '../../kernel/call.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import type { FieldOptions } from './field-options.ts'
import { NodeField } from './node-field.tsx'
import type { PlanNames } from './plan-names.ts'
import { requiredFields } from './required-fields.ts'

interface NodeFormProps {
  readonly kind: NodeKind
  /** What the fields hold, or were just told to. */
  readonly values: Readonly<Record<string, unknown>>
  /** As it was when the form was made: only what differs is sent, under the version that was seen. */
  readonly was?: Readonly<Record<string, unknown>>
  readonly versions?: Readonly<Record<string, number>>
  readonly fields?: readonly string[]
  /** What is said already, by field, and not to be changed here. */
  readonly fixed?: Readonly<Record<string, string>>
  readonly options: FieldOptions
  readonly names: PlanNames
  readonly years: readonly number[]
  readonly problem: Problem | null
  readonly back: string
}

/** A form for anything in the plan. */
export function NodeForm({
  kind,
  values,
  was,
  versions,
  fields = fieldsOf(kind),
  fixed = {},
  problem,
  back,
  ...more
}: NodeFormProps) {
  const { t, ofCode } = useWords()
  const required = requiredFields(kind)
  const wrong = new Map(
    (problem?.errors ?? []).map(({ pointer, code }) => [pointer.split('/').at(-1) ?? '', ofCode(code)]),
  )
  return (
    <form method="post" className="card stack">
      {problem && <Notice tone="broken">{ofCode(problem.code)}</Notice>}
      {was && <input type="hidden" name="@was" value={JSON.stringify(was)} />}
      {versions && <input type="hidden" name="@seen" value={JSON.stringify(versions)} />}
      <input type="hidden" name="@back" value={back} />
      {Object.entries(fixed).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {fields
        .filter((field) => !(field in fixed))
        .map((field) => (
          <NodeField
            key={field}
            kind={kind}
            field={field}
            value={values[field]}
            error={wrong.get(field)}
            isRequired={required.includes(field)}
            {...more}
          />
        ))}
      <div className="row">
        <Button>{t('plan.save')}</Button>
        <ButtonLink kind="second" href={back}>
          {t('plan.cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}

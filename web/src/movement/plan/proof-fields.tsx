import { useWords } from '../../kernel/use-words.ts'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { FileFields } from '../papers/file-fields.tsx'
import type { PlanNames } from './plan-names.ts'

interface ProofFieldsProps {
  readonly id: string
  readonly kinds: readonly string[]
  readonly names: PlanNames
  readonly today: string
}

/** Which paper proves it: its kind, its number, title or date, and the file, which may follow. */
export function ProofFields({ id, kinds, names, today }: ProofFieldsProps) {
  const { t } = useWords()
  return (
    <>
      <Choice
        name="paperKind"
        id={`${id}-kind`}
        label={t('plan.paper_kind')}
        value={kinds[0]}
        options={kinds.map((key) => ({ key, label: names[key] ?? key }))}
      />
      <Field
        name="paper"
        id={`${id}-paper`}
        label={t('movement.paper')}
        hint={t('plan.paper_hint')}
        minLength={3}
        maxLength={300}
        required
      />
      <FileFields id={id} today={today} isOptional />
    </>
  )
}

import { fieldsOf, type NodeKind, readField } from '@guyub/contract/plan'

/** Fields that may not stay empty: those of which the contract takes no null. */
export function requiredFields(kind: NodeKind): readonly string[] {
  return fieldsOf(kind).filter(
    (field) => !readField(kind, field, null) && !readField(kind, field, []) && field !== 'targets',
  )
}

import type { NodeKind } from './nodes.ts'

export const PLAN_STATUSES = ['draft', 'consultation', 'adopted', 'superseded'] as const
export type PlanStatus = (typeof PLAN_STATUSES)[number]

/** Who writes: planners write everything, an agency's own person what its office owns or co-owns. */
export interface PlanEditor {
  readonly editsAll: boolean
  readonly officeCode: string
}

export interface Owners {
  readonly ownerCode: string
  readonly coOwners: readonly string[]
}

/** Of their own activity an agency may not say whose it is, where it stands and how much it weighs. */
const PLANNERS_OWN = new Set([
  'element',
  'programmeId',
  'key',
  'ownerCode',
  'coOwners',
  'weight',
  'basis',
  'source',
])

export function ownsIt({ officeCode }: PlanEditor, owners: Owners | null): boolean {
  return owners !== null && (owners.ownerCode === officeCode || owners.coOwners.includes(officeCode))
}

/** Why a plan of this status takes no edit at all: what was adopted never changes, it is amended. */
export function refusesVersion(status: string): 'plan.adopted' | undefined {
  return status === 'draft' || status === 'consultation' ? undefined : 'plan.adopted'
}

/** Why this person may not write the field of a node; of the whole node when no field is named. `owners` are those of its activity. */
export function refusesEditor(
  editor: PlanEditor,
  kind: NodeKind,
  owners: Owners | null,
  field?: string,
): 'plan.not_yours' | 'plan.planners_field' | undefined {
  if (editor.editsAll) return undefined
  if (!ownsIt(editor, owners)) return 'plan.not_yours'
  if (kind === 'activity' && field && PLANNERS_OWN.has(field)) return 'plan.planners_field'
  return undefined
}

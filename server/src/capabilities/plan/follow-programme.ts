import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { StoredNode, Values } from './node-store.ts'

/**
 * An activity stands under the element of its programme. Moved into a programme, it goes along; moved to an element of its own while
 * it has a programme elsewhere, it is refused.
 */
export async function followProgramme(
  tx: Db,
  at: { readonly region: string; readonly planId: string },
  before: Pick<StoredNode, 'fields'> | undefined,
  fields: Values,
): Promise<Values> {
  const isMoved = Object.hasOwn(fields, 'programmeId')
  const programmeId = (isMoved ? fields.programmeId : before?.fields.programmeId) as string | null | undefined
  if (!programmeId || (!isMoved && !Object.hasOwn(fields, 'element'))) return fields
  const { element } = await tx
    .selectFrom('plan_programme')
    .select('element')
    .where('region_code', '=', at.region)
    .where('plan_id', '=', at.planId)
    .where('id', '=', programmeId)
    .executeTakeFirstOrThrow()
  const wanted = fields.element ?? before?.fields.element
  if (wanted === element) return fields
  if (Object.hasOwn(fields, 'element')) throw new Refusal('plan.element_of_programme')
  return { ...fields, element }
}

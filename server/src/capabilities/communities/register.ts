import { normalTrackingCode } from '@guyub/contract/cases'
import type { Contact } from '@guyub/contract/communities'
import { personalDataIn } from '@guyub/contract/personal-data'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isRehearsal } from '../../kernel/regions.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { pinHash } from './access.ts'
import { isDimension } from './dimensions.ts'
import { communityRegistered } from './events.ts'
import type { CommunitiesNeeds } from './needs.ts'

interface Register {
  readonly commandId: string
  readonly name: string
  readonly purpose: string
  readonly dimension: string
  readonly areaCode: string
  readonly subsectors: readonly string[]
  readonly documentNumber?: string | undefined
  readonly contact: Contact
  readonly code: string
  readonly pin: string
}

/** A community that waits for the secretariat. Its contact person is encrypted under a key of its own. */
export async function registerCommunity(ctx: Context, needs: CommunitiesNeeds, command: Register) {
  const { commandId, name, purpose, dimension, areaCode, documentNumber, contact, pin } = command
  const subsectors = [...new Set(command.subsectors)]
  refusePersonalData(name, purpose, documentNumber ?? '')
  if (!isDimension(dimension)) throw new Refusal('communities.no_such_dimension')
  if (!(await needs.isPlace(ctx, areaCode))) throw new Refusal('communities.no_such_area')
  const known = needs.subsectors(ctx).map(({ key }) => key)
  if (subsectors.some((each) => !known.includes(each))) throw new Refusal('communities.no_such_subsector')
  const { code: region } = ctx.region
  const code = normalTrackingCode(command.code)
  const sealed = needs.vault.seal(region, commandId, JSON.stringify(contact))
  return once(ctx, 'communities.register', commandId, async (tx) => {
    await tx
      .insertInto('community')
      .values({
        ...{ region_code: region, id: commandId, name, purpose, dimension, area_code: areaCode, code },
        document_number: documentNumber ?? null,
        subsectors,
        contact: sealed.content,
        data_key: sealed.dataKey,
        pin_hash: pinHash(needs.vault, region, commandId, pin),
        registered_at: ctx.now(),
        is_sample: isRehearsal(region),
      })
      .execute()
    await emit(tx, ctx, communityRegistered, {
      subjectId: commandId,
      officeCode: areaCode,
      occurredAt: ctx.now(),
      facts: { dimension, area: areaCode, hasDocument: documentNumber !== undefined },
    })
    return { communityId: commandId, code }
  }).catch(refuseTaken)
}

export function refusePersonalData(...texts: readonly string[]): void {
  if (texts.some((text) => personalDataIn(text).length)) throw new Refusal('communities.personal_data')
}

/** The table has the last word on names and codes that two ask for at once. */
export function refuseTaken(error: unknown): never {
  const constraint = constraintOf(error)
  if (constraint === 'community_name') throw new Refusal('communities.name_taken')
  if (constraint === 'community_code') throw new Refusal('communities.code_taken')
  throw error
}

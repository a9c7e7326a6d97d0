import { me } from '@guyub/contract/identity'
import type { Permission } from '@guyub/contract/identity/roles'
import { nationOf } from '@guyub/contract/regions'
import type { Visit } from '../../kernel/visit.ts'

/** The centre of the visit's region, and what the visitor may do there, whatever region the visit itself is in. */
export async function centreOf({ call, region }: Pick<Visit, 'call' | 'region'>) {
  const centre = { region: nationOf(region) }
  const who = await call(me, {}, centre)
  const held = who.ok ? (who.answer.acting?.permissions ?? []) : []
  return { centre, may: (permission: Permission) => held.includes(permission) }
}

import { me } from '@guyub/contract/identity'
import type { Call } from '../../kernel/call.ts'

/** Whether whoever looks may say something about the plan, and whether they may write all of it. */
export async function planRights(call: Call) {
  const who = await call(me, {})
  const permissions: readonly string[] = who.ok ? (who.answer.acting?.permissions ?? []) : []
  return { contribute: permissions.includes('plan.contribute'), editAll: permissions.includes('plan.edit') }
}

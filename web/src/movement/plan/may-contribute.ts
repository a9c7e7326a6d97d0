import type { Call } from '../../kernel/call.ts'
import { ownPermissions } from '../../kernel/own-permissions.ts'

/** Whether whoever looks may say something about the plan, and whether they may write all of it. */
export async function planRights(call: Call) {
  const permissions = await ownPermissions(call)
  return { contribute: permissions.includes('plan.contribute'), editAll: permissions.includes('plan.edit') }
}

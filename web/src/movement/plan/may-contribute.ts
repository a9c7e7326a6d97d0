import type { Call } from '../../kernel/call.ts'
import { ownPermissions } from '../../kernel/own-permissions.ts'

/** Whether whoever looks may say something about the plan, write all of it, and read what waits to be brought up to date. */
export async function planRights(call: Call) {
  const permissions = await ownPermissions(call)
  return {
    contribute: permissions.includes('plan.contribute'),
    editAll: permissions.includes('plan.edit'),
    reminders: permissions.includes('plan.reminders'),
  }
}

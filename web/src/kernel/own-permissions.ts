import { me } from '@guyub/contract/identity'
import type { Call } from './call.ts'

/** What whoever visits may do here: doors that would not open are not shown. Nothing for a visitor without a place. */
export async function ownPermissions(call: Call): Promise<readonly string[]> {
  const who = await call(me, {})
  return who.ok ? (who.answer.acting?.permissions ?? []) : []
}

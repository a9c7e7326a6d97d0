import { act } from '../cases/act.ts'
import { attach } from '../cases/attach.ts'
import { note } from '../cases/note.ts'
import { submit } from '../cases/submit.ts'
import { greetDevice } from '../devices/greet-device.ts'
import { registerDevice } from '../devices/register.ts'
import { check } from '../documents/check.ts'
import { sendPart } from '../uploads.ts'
import { decideCommand, handOverCommands } from './inbox.ts'

/** What an office may do at its own node. It is kept there, goes up in order, and is carried out at the regency by the same operation. */
export const NODE_COMMANDS: ReadonlySet<string> = new Set(
  [submit, act, attach, note, registerDevice, decideCommand, handOverCommands].map(({ path }) => path),
)

/** What concerns only the node itself: done there, and told to nobody. Anything else waits for the regency's own pages. */
export const NODE_OWN: ReadonlySet<string> = new Set([
  greetDevice.path,
  sendPart.path,
  // Asks, and changes nothing.
  check.path,
  '/nodes/here/sync',
  '/nodes/bundles/import',
])

/** What a node answers to whatever it leaves to the regency, and once it was revoked. */
export const AT_NODE_REFUSALS = { 'nodes.only_at_regency': 409, 'nodes.revoked': 403 } as const

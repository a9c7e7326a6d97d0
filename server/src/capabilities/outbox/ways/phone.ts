import type { Sender } from '../../identity/index.ts'
import type { Way } from './way.ts'

/** Short messages, by the sender that one-time codes take too. */
export function phoneWay(sender: Sender): Way {
  return {
    async send({ id, region, to, text }) {
      await sender.send({ id, region, phone: to, text })
    },
  }
}

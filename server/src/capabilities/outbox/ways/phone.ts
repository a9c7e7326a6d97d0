import { GatewayFault, type Sender } from '../../identity/index.ts'
import { Undelivered, type Way } from './way.ts'

/** Short messages, by the sender that one-time codes take too. A gateway's no is of today: numbers it never takes it does not tell apart. */
export function phoneWay(sender: Sender): Way {
  return {
    async send({ id, region, to, text }) {
      await sender.send({ id, region, phone: to, text }).catch((error) => {
        if (!(error instanceof GatewayFault)) throw error
        throw error.status === undefined
          ? new Undelivered('no-answer')
          : new Undelivered('answered', { status: error.status })
      })
    },
  }
}

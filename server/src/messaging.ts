import { createECDH, hkdfSync } from 'node:crypto'
import { httpSender, type Sender } from './capabilities/identity/index.ts'
import { emailWay, type PushKeys, phoneWay, pushWay, type Ways } from './capabilities/outbox/index.ts'
import type { Config } from './config.ts'
import { keep } from './kernel/keys.ts'

/** What the house is given to reach people. */
export interface Messaging {
  /** Takes short messages to phones, where there is a gateway: one-time codes too. */
  readonly sender?: Sender
  /** The ways besides short messages. */
  readonly ways?: Omit<Ways, 'sms'>
  /** What browsers are told by. */
  readonly push?: PushKeys
  /** Origins of a push service of one's own. */
  readonly pushServices?: readonly string[]
  /** What the gateway proves itself with. */
  readonly gatewaySecret?: string
}

/** The ways that this installation was given. Browsers need nobody's leave: their keys are made at the first start. */
export function messagingOf({ home, origin, ways }: Config): Messaging {
  const push = JSON.parse(keep(home, 'push.json', newPushKeys).toString()) as PushKeys
  return {
    ...(ways.sms && { sender: httpSender(ways.sms) }),
    ...(ways.sms?.token && { gatewaySecret: ways.sms.token }),
    push,
    ways: {
      push: pushWay(push, () => origin),
      ...(ways.whatsapp && { whatsapp: phoneWay(httpSender(ways.whatsapp)) }),
      ...(ways.email && { email: emailWay(ways.email) }),
    },
  }
}

/** A key pair on P-256, as RFC 8292 asks for. */
function newPushKeys(): string {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const keys: PushKeys = {
    publicKey: pair.getPublicKey('base64url'),
    privateKey: pair.getPrivateKey('base64url'),
  }
  return JSON.stringify(keys)
}

/** Every way, with short messages by the sender that one-time codes take. */
export function waysOf({ sender, ways }: Messaging): Ways {
  return { ...ways, ...(sender && { sms: phoneWay(sender) }) }
}

/** Signs the links that end messages. */
export function stopSecretOf(master: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', 'guyub stop messages', 32))
}

import type { Outward } from '@guyub/contract/outbox'
import type { Db } from '../../kernel/db.ts'
import type { Letter } from './letter.ts'
import { browsersOf, forgetBrowser } from './push.ts'

/** Where a letter can go by one way. */
export interface Destination {
  /** A telephone in international form, an e-mail address, or a browser's subscription. */
  readonly to: string
  /** A browser that is gone for good is not asked again; what people gave themselves stays. */
  readonly forget?: () => Promise<void>
}

/** By each way; one that has no address here is not named. */
export async function destinationsOf(
  db: Db,
  region: string,
  letter: Letter,
): Promise<ReadonlyMap<Outward, readonly Destination[]>> {
  const browsers = await browsersOf(db, region, letter)
  const all: [Outward, Destination[]][] = [
    [
      'push',
      browsers.map((browser) => ({
        to: browser.subscription,
        forget: () => forgetBrowser(db, region, browser),
      })),
    ],
    ...(['whatsapp', 'sms'] as const).map((way): [Outward, Destination[]] => [way, given(letter.phone)]),
    ['email', given(letter.email)],
  ]
  return new Map(all.filter(([, destinations]) => destinations.length > 0))
}

function given(address: string | null): Destination[] {
  return address ? [{ to: address }] : []
}

/** What officers see the ending of, sealed; a browser has no address that anybody would know. */
export function sealedAddress(letter: Letter, id: string, channel: Outward | 'print'): Buffer | null {
  const address = channel === 'email' ? letter.email : channel === 'push' ? null : letter.phone
  return address ? letter.key.encrypt(`message ${id} phone`, Buffer.from(address)) : null
}

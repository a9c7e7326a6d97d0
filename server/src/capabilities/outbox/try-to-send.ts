import type { Channel, MessageSettings, Outward } from '@guyub/contract/outbox'
import { addressesOf, type Letter } from './letter.ts'
import { mark } from './mark.ts'
import type { OutboxNeeds } from './needs.ts'
import { browsersOf, forgetBrowser } from './push.ts'
import { endOfQuiet } from './settings.ts'
import { stopLink } from './stop.ts'
import { type Outgoing, Undeliverable, type Way } from './ways/way.ts'

interface Attempt {
  readonly region: string
  readonly id: string
  readonly letter: Letter
  readonly words: string
  readonly quiet: MessageSettings['quiet']
  /** From the one that is on now. */
  readonly channels: readonly Channel[]
  readonly isLastTry: boolean
}

/** An e-mail wakes nobody. */
const WAKES: readonly Channel[] = ['push', 'whatsapp', 'sms']

/**
 * Tries the ways in order. One that will never take the message hands it to the next; one that only fails now throws, and the
 * job comes again, until the last try. Returns when to begin again, where it is night now.
 */
export async function tryToSend(needs: OutboxNeeds, attempt: Attempt): Promise<Date | undefined> {
  const { reader, now } = needs
  const { region, id, letter, isLastTry } = attempt
  for (const channel of attempt.channels as readonly Outward[]) {
    const way = needs.ways[channel]
    if (!way) continue
    await mark(reader, region, id, { channel, ...recipientBy(letter, id, channel) })
    const until = WAKES.includes(channel) ? await endOfQuiet(reader, region, attempt.quiet, now()) : undefined
    if (until) {
      await mark(reader, region, id, { not_before: until })
      return until
    }
    try {
      await deliver(needs, attempt, channel, way)
      await mark(reader, region, id, { state: 'sent', sent_at: now() })
      return undefined
    } catch (error) {
      await mark(reader, region, id, { fault: (error as Error).message.slice(0, 200) })
      if (!(error instanceof Undeliverable) && !isLastTry) throw error
    }
  }
  // What no way took is told by word of mouth, where there is somebody to do it.
  await mark(reader, region, id, letter.officeCode ? { channel: 'print' } : { state: 'failed' })
  return undefined
}

async function deliver(needs: OutboxNeeds, attempt: Attempt, channel: Outward, way: Way): Promise<void> {
  const { region, id, letter, words } = attempt
  const message: Omit<Outgoing, 'to'> = {
    ...{ id, region, title: letter.title, text: words },
    stopLink: stopLink(needs, region, id),
    ...(letter.calendar && { calendar: letter.calendar }),
  }
  const address = channel === 'push' ? undefined : addressesOf(letter)[channel]
  if (address) return way.send({ ...message, to: address })
  let reached = 0
  for (const browser of await browsersOf(needs.reader, region, letter))
    try {
      await way.send({ ...message, to: browser.subscription })
      reached += 1
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error
      await forgetBrowser(needs.reader, region, browser)
    }
  if (!reached) throw new Undeliverable('no browser is left')
}

function recipientBy(letter: Letter, id: string, channel: Outward) {
  const address = channel === 'push' ? undefined : addressesOf(letter)[channel]
  return address ? { recipient: letter.key.encrypt(`message ${id} phone`, Buffer.from(address)) } : {}
}

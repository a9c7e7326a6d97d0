import type { MessageSettings, Outward } from '@guyub/contract/outbox'
import { MOST_TRIES } from '../../kernel/jobs.ts'
import { type Destination, sealedAddress } from './destinations.ts'
import type { Letter } from './letter.ts'
import { mark } from './mark.ts'
import type { OutboxNeeds } from './needs.ts'
import { endOfQuiet } from './settings.ts'
import { stopLink } from './stop.ts'
import { faultOf, Undelivered, type Way } from './ways/way.ts'

interface Attempt {
  readonly region: string
  readonly id: string
  readonly letter: Letter
  readonly words: string
  readonly destinations: ReadonlyMap<Outward, readonly Destination[]>
  readonly quiet: MessageSettings['quiet']
  /** How often it failed before. */
  readonly tries: number
  /** From the one that is on now. */
  readonly ways: readonly Outward[]
}

/** An e-mail wakes nobody. */
const WAKES: readonly Outward[] = ['push', 'whatsapp', 'sms']

/**
 * Tries the ways in order. One that will never take the message hands it to the next; one that only fails now throws, and the
 * job comes again, until the last try. Returns when to begin again, where it is night now.
 */
export async function tryToSend(needs: OutboxNeeds, attempt: Attempt): Promise<Date | undefined> {
  const { reader, now } = needs
  const { region, id, letter } = attempt
  let { tries } = attempt
  for (const channel of attempt.ways) {
    const way = needs.ways[channel]
    if (!way) continue
    await mark(reader, region, id, { channel, recipient: sealedAddress(letter, id, channel) })
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
      tries += 1
      await mark(reader, region, id, { fault: faultOf(error), tries })
      const isOver = tries >= MOST_TRIES || (error instanceof Undelivered && error.isForGood)
      if (!isOver) throw error
    }
  }
  // What no way took is told by word of mouth, where there is somebody to do it.
  await mark(reader, region, id, letter.officeCode ? { channel: 'print' } : { state: 'failed' })
  return undefined
}

/** To every destination of the way; one that took it is enough. */
async function deliver(needs: OutboxNeeds, attempt: Attempt, channel: Outward, way: Way): Promise<void> {
  const { region, id, letter, words, destinations } = attempt
  const message = {
    ...{ id, region, title: letter.title, text: words, stopLink: stopLink(needs, region, id) },
    ...(letter.calendar && { calendar: letter.calendar }),
  }
  let [reached, gone, fault] = [0, undefined as Undelivered | undefined, undefined as unknown]
  for (const { to, forget } of destinations.get(channel) ?? [])
    try {
      await way.send({ ...message, to })
      reached += 1
    } catch (error) {
      if (error instanceof Undelivered && error.isForGood) {
        gone = error
        await forget?.()
      } else fault = error
    }
  // Tried again for the one that only failed now, those that were reached would be told again.
  if (!reached) throw fault ?? gone ?? new Undelivered('gone', { isForGood: true })
}

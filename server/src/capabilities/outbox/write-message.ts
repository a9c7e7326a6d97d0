import { type Channel, OUTWARD } from '@guyub/contract/outbox'
import type { Db } from '../../kernel/db.ts'
import { addJobs, MOST_TRIES, type Payload } from '../../kernel/jobs.ts'
import { isRehearsal } from '../../kernel/regions.ts'
import { addressesOf, type Letter } from './letter.ts'
import type { OutboxNeeds } from './needs.ts'
import { browsersOf } from './push.ts'
import { correspondenceOf, WRITE } from './sender.ts'
import { settingsOf } from './settings.ts'
import { isStopped } from './stop.ts'
import { tryToSend } from './try-to-send.ts'
import { wordsOf } from './words.ts'

/**
 * Writes the message that an event deserves, and sends it. Once per event: a job that runs again finds its row, and sends
 * only what has not left. Throws what a way throws, so that the job is tried again later.
 */
export async function writeMessage(
  needs: OutboxNeeds,
  { region = '', event: id = '' }: Payload,
): Promise<void> {
  const { reader, now } = needs
  const event = await reader
    .selectFrom('log')
    .select(['type', 'facts', 'subject_id', 'region_code'])
    .where('region_code', '=', region)
    .where('id', '=', id)
    .executeTakeFirst()
  const letter = event && (await correspondenceOf(event.type)?.letter(needs, event))
  if (!letter) return endWaiting(reader, region, id)
  const settings = await settingsOf(reader, region)
  const route = await routeOf(needs, region, letter, settings.channels)
  if (!route) return
  const words = await wordsOf(reader, region, letter)
  const row = await reader
    .insertInto('message')
    .values({
      ...{ region_code: region, id, subject: letter.subject, subject_id: letter.subjectId },
      ...{ about: letter.about, product: letter.product, template: letter.template },
      ...{ channel: route.channel, office_code: letter.officeCode, state: route.state, created_at: now() },
      recipient: recipientOf(letter, id, route.channel),
      words: letter.key.encrypt(`message ${id} words`, Buffer.from(words)),
    })
    .onConflict((oc) =>
      oc.columns(['region_code', 'id']).doUpdateSet((eb) => ({ tries: eb('message.tries', '+', 1) })),
    )
    .returning(['state', 'channel', 'tries'])
    .executeTakeFirstOrThrow()
  if (row.state !== 'waiting' || row.channel === 'print') return
  const until = await tryToSend(needs, {
    ...{ region, id, letter, words, quiet: settings.quiet },
    // What was kept before there was a way begins at the first that there is now.
    channels: route.channels.includes(row.channel as Channel)
      ? route.channels.slice(route.channels.indexOf(row.channel as Channel))
      : route.channels,
    isLastTry: row.tries + 1 >= MOST_TRIES,
  })
  if (until)
    await addJobs(reader, WRITE, [
      { key: `${id} later`, payload: { region, event: id }, afterMs: until.getTime() - now().getTime() },
    ])
}

/** Whoever was to be told in the morning, or again, may be erased or withdrawn by then. */
async function endWaiting(reader: Db, region: string, id: string): Promise<void> {
  await reader
    .updateTable('message')
    .set({ state: 'failed', fault: 'nobody is to be told any more' })
    .where('region_code', '=', region)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

interface Route {
  readonly state: 'waiting' | 'kept' | 'practice' | 'stopped'
  readonly channel: Channel
  /** The ways that can be tried, in order. */
  readonly channels: readonly Channel[]
}

/** By which way it begins, or nothing when nobody can be told at all. */
async function routeOf(
  { reader, vault, ways }: OutboxNeeds,
  region: string,
  letter: Letter,
  order: readonly Channel[],
): Promise<Route | undefined> {
  const addresses: Partial<Record<Channel, string>> = addressesOf(letter)
  const hasBrowser = (await browsersOf(reader, region, letter)).length > 0
  const reachable = order.filter((channel) => (channel === 'push' ? hasBrowser : addresses[channel]))
  const [first] = reachable
  if (!first) {
    if (letter.officeCode) return { state: 'waiting', channel: 'print', channels: ['print'] }
    // The region uses no way to the address that is there: it is seen in the log, and can be tried again.
    const [unused] = OUTWARD.filter((channel) => addresses[channel])
    return unused && { state: 'kept', channel: unused, channels: [] }
  }
  if (await isStopped(reader, vault, region, letter))
    return { state: 'stopped', channel: first, channels: [] }
  const open = reachable.filter((channel) => channel !== 'print' && ways[channel])
  if (isRehearsal(region)) return { state: 'practice', channel: open[0] ?? first, channels: [] }
  return open[0]
    ? { state: 'waiting', channel: open[0], channels: open }
    : { state: 'kept', channel: first, channels: [] }
}

/** What officers see the ending of. A browser has no address that anybody would know. */
function recipientOf(letter: Letter, id: string, channel: Channel): Buffer | null {
  const address = addressesOf(letter)[channel as 'sms'] ?? letter.phone ?? letter.email
  return address ? letter.key.encrypt(`message ${id} phone`, Buffer.from(address)) : null
}

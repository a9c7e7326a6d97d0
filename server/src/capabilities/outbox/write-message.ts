import { createHash } from 'node:crypto'
import type { Channel, Outward } from '@guyub/contract/outbox'
import type { Db } from '../../kernel/db.ts'
import { addJobs, type Payload } from '../../kernel/jobs.ts'
import { isRehearsal } from '../../kernel/regions.ts'
import { type Destination, destinationsOf, sealedAddress } from './destinations.ts'
import type { Letter } from './letter.ts'
import type { OutboxNeeds } from './needs.ts'
import { correspondenceOf, WRITE } from './sender.ts'
import { settingsOf } from './settings.ts'
import { isStopped } from './stop.ts'
import { tryToSend } from './try-to-send.ts'
import { wordsOf } from './words.ts'

/**
 * Writes the message that an event deserves, and sends it. Once per event and reader: a job that runs again finds its row, and sends
 * only what has not left. Throws what a way throws, so that the job is tried again later.
 */
export async function writeMessage(
  needs: OutboxNeeds,
  { region = '', event: named = '', account: reading }: Payload,
): Promise<void> {
  const { reader, now } = needs
  const { event: eventId, account } = await subjectOf(reader, region, named, reading)
  const id = account ? messageId(eventId, account) : eventId
  const event = await reader
    .selectFrom('log')
    .select(['type', 'facts', 'subject_id', 'region_code'])
    .where('region_code', '=', region)
    .where('id', '=', eventId)
    .executeTakeFirst()
  const correspondence = event && correspondenceOf(event.type)
  if (event && correspondence?.accounts && !account) {
    const each = await correspondence.accounts(needs, event)
    return addJobs(
      reader,
      WRITE,
      each.map((one) => jobFor(region, eventId, one)),
    )
  }
  const letter = event && (await correspondence?.letter(needs, event, account))
  if (!letter) return endWaiting(reader, region, id)
  const settings = await settingsOf(reader, region)
  const destinations = await destinationsOf(reader, region, letter)
  const route = await routeOf(needs, region, letter, { destinations, order: settings.channels })
  if (!route) return
  const words = await wordsOf(reader, region, letter)
  const row = await reader
    .insertInto('message')
    .values({
      ...{ region_code: region, id, subject: letter.subject, subject_id: letter.subjectId },
      ...{ about: letter.about, product: letter.product, template: letter.template },
      ...{ channel: route.channel, office_code: letter.officeCode, state: route.state, created_at: now() },
      recipient: sealedAddress(letter, id, route.channel),
      ...(account && { event_id: eventId, account_id: account }),
      words: letter.key.encrypt(`message ${id} words`, Buffer.from(words)),
    })
    // There already: how it stands is asked, and nothing of it changed.
    .onConflict((oc) =>
      oc.columns(['region_code', 'id']).doUpdateSet((eb) => ({ state: eb.ref('message.state') })),
    )
    .returning(['state', 'channel', 'tries'])
    .executeTakeFirstOrThrow()
  if (row.state !== 'waiting' || row.channel === 'print') return
  // What was kept before there was a way begins at the first that there is now.
  const from = Math.max(0, route.ways.indexOf(row.channel as Outward))
  const until = await tryToSend(needs, {
    ...{ region, id, letter, words, destinations, quiet: settings.quiet, tries: row.tries },
    ways: route.ways.slice(from),
  })
  if (until)
    await addJobs(reader, WRITE, [
      {
        ...{ ...jobFor(region, eventId, account), key: `${id} later` },
        afterMs: until.getTime() - now().getTime(),
      },
    ])
}

function jobFor(region: string, event: string, account: string | undefined) {
  return {
    key: account ? `${event} ${account}` : event,
    payload: { region, event, ...(account && { account }) },
  }
}

/** The same message for the same reader of the same event, however often a job runs: a UUID of our own making (RFC 9562, version 8). */
function messageId(event: string, account: string): string {
  const hex = createHash('sha256').update(`${event} ${account}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** What is tried again is named by its message, which is not that of the event where several were told. */
async function subjectOf(
  db: Db,
  region: string,
  named: string,
  account: string | undefined,
): Promise<{ readonly event: string; readonly account: string | undefined }> {
  if (account) return { event: named, account }
  const row = await db
    .selectFrom('message')
    .select(['event_id', 'account_id'])
    .where('region_code', '=', region)
    .where('id', '=', named)
    .executeTakeFirst()
  return { event: row?.event_id ?? named, account: row?.account_id ?? undefined }
}

/** Whoever was to be told in the morning, or again, may be erased or withdrawn by then. */
async function endWaiting(reader: Db, region: string, id: string): Promise<void> {
  await reader
    .updateTable('message')
    .set({ state: 'failed', fault: 'nobody' })
    .where('region_code', '=', region)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

interface Route {
  readonly state: 'waiting' | 'kept' | 'practice' | 'stopped'
  readonly channel: Channel
  /** The ways that can be tried, in order. */
  readonly ways: readonly Outward[]
}

interface Possible {
  readonly destinations: ReadonlyMap<Outward, readonly Destination[]>
  /** As the region wants them tried. */
  readonly order: readonly Outward[]
}

/** By which way it begins, or nothing when nobody can be told at all. */
async function routeOf(
  { reader, vault, ways }: OutboxNeeds,
  region: string,
  letter: Letter,
  { destinations, order }: Possible,
): Promise<Route | undefined> {
  const reachable = order.filter((way) => destinations.has(way))
  // An address that the region uses no way to is seen in the log, and can be tried again.
  const first = reachable[0] ?? (letter.officeCode ? undefined : [...destinations.keys()][0])
  if (!first) return letter.officeCode ? { state: 'waiting', channel: 'print', ways: [] } : undefined
  const resting = (state: Route['state'], channel: Channel = first): Route => ({ state, channel, ways: [] })
  if (await isStopped(reader, vault, region, letter)) return resting('stopped')
  const open = reachable.filter((way) => ways[way])
  if (isRehearsal(region)) return resting('practice', open[0])
  return open[0] ? { state: 'waiting', channel: open[0], ways: open } : resting('kept')
}

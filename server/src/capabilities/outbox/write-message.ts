import type { Db } from '../../kernel/db.ts'
import type { InstalledServices } from '../../kernel/installed-services.ts'
import type { Payload } from '../../kernel/jobs.ts'
import { isRehearsal } from '../../kernel/regions.ts'
import type { Vault } from '../../kernel/vault.ts'
import { recipientOf } from '../cases/index.ts'
import type { Sender } from '../identity/index.ts'
import { aboutOf, wordsFor } from './words.ts'

export interface OutboxNeeds {
  readonly reader: Db
  readonly services: InstalledServices
  readonly vault: Vault
  /** Undefined where the installation has no gateway: messages are then kept and not sent. */
  readonly sender: Sender | undefined
  readonly origin: () => string
  readonly now: () => Date
}

/**
 * Writes the message that an event deserves, and sends it. Once per event: a job that runs again finds its row, and sends
 * only what has not left. Throws what the gateway throws, so that the job is tried again later.
 */
export async function writeMessage(
  needs: OutboxNeeds,
  { region = '', event: id = '' }: Payload,
): Promise<void> {
  const { reader, sender, now } = needs
  const event = await reader
    .selectFrom('log')
    .select(['type', 'facts', 'subject_id'])
    .where('region_code', '=', region)
    .where('id', '=', id)
    .executeTakeFirst()
  const recipient = event && (await recipientOf(reader, needs, region, event.subject_id))
  if (!recipient) return
  const { use, key, phone, trackingCode, language } = recipient
  const about = aboutOf(event, use)
  const link = `${needs.origin()}/lacak`
  const text = wordsFor(use, about, { language, code: trackingCode, link })
  if (!text) return

  const outward = isRehearsal(region) ? undefined : sender
  const resting = isRehearsal(region) ? 'practice' : 'kept'
  const { state } = await reader
    .insertInto('message')
    .values({
      ...{ region_code: region, id, case_id: event.subject_id, about: about.state, product: about.product },
      phone: key.encrypt(`message ${id} phone`, Buffer.from(phone)),
      words: key.encrypt(`message ${id} words`, Buffer.from(text)),
      state: outward ? 'waiting' : resting,
      created_at: now(),
    })
    .onConflict((oc) =>
      oc.columns(['region_code', 'id']).doUpdateSet((eb) => ({ tries: eb('message.tries', '+', 1) })),
    )
    .returning('state')
    .executeTakeFirstOrThrow()
  if (!outward || state !== 'waiting') return
  await outward.send({ id, region, phone, text })
  await reader
    .updateTable('message')
    .set({ state: 'sent', sent_at: now() })
    .where('region_code', '=', region)
    .where('id', '=', id)
    .execute()
}

import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { keyOfCase, trackedCase } from '../cases/index.ts'
import type { MessagesNeeds } from './needs.ts'
import { browsersOf, forgetBrowser } from './push.ts'
import { isPushService } from './ways/browser-push.ts'

/** A family's telephones and the village's: more is nobody's use. */
const MOST_BROWSERS = 5

interface TrackPush {
  readonly commandId: string
  readonly trackingCode: string
  readonly key: string
  readonly subscription: {
    readonly endpoint: string
    readonly keys: { readonly p256dh: string; readonly auth: string }
  }
}

/** Keeps where a browser is told, under the key of the request. */
export async function trackPush(
  ctx: Context,
  needs: MessagesNeeds,
  { commandId, subscription, ...of }: TrackPush,
) {
  const { region } = ctx
  const { id: caseId } = await trackedCase(ctx, needs, of)
  if (!needs.push) throw new Refusal('messages.no_push')
  const { endpoint, keys } = subscription
  const sizes = [keys.p256dh, keys.auth].map((key) => Buffer.from(key, 'base64url').length)
  if (!isPushService(endpoint, needs.pushServices) || sizes[0] !== 65 || sizes[1] !== 16)
    throw new Refusal('messages.bad_subscription')
  return once(ctx, 'messages.track-push', commandId, async (tx) => {
    const key = await keyOfCase({ ...region, db: tx }, needs.vault, caseId)
    if (!key) throw new Refusal('cases.erased')
    // Of two browsers that ask at once the second is counted after the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`browsers ${caseId}`}, 0))`.execute(tx)
    const kept = await browsersOf(tx, region.code, { subject: 'case', subjectId: caseId, key })
    // A browser that asks once more is told once; its keys may be new.
    const before = kept.filter((browser) => JSON.parse(browser.subscription).endpoint === endpoint)
    for (const browser of before) await forgetBrowser(tx, region.code, browser)
    if (kept.length - before.length >= MOST_BROWSERS) throw new Refusal('messages.too_many_browsers')
    await tx
      .insertInto('message_push')
      .values({
        ...{ region_code: region.code, subject: 'case', subject_id: caseId, id: commandId, at: ctx.now() },
        endpoint: key.encrypt(`browser ${commandId}`, Buffer.from(JSON.stringify({ endpoint, keys }))),
      })
      .execute()
    return { isTold: true as const }
  })
}

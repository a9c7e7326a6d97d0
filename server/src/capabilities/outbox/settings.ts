import { FIRST_SETTINGS, isQuietTooLong, type MessageSettings, quietMinutes } from '@guyub/contract/outbox'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { messageSettingsSet } from './events.ts'

/** As they stand; version 0 where the region never said anything. */
export async function settingsOf(db: Db, region: string): Promise<MessageSettings & { version: number }> {
  const row = await db
    .selectFrom('message_settings')
    .select(['version', 'quiet_from', 'quiet_until', 'channels'])
    .where('region_code', '=', region)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { ...FIRST_SETTINGS, version: 0 }
  const { version, quiet_from: from, quiet_until: until, channels } = row
  return {
    version,
    quiet: from && until ? { from, until } : null,
    channels: channels as MessageSettings['channels'],
  }
}

/** When the region's night is over, or nothing by day. */
export async function endOfQuiet(
  db: Db,
  region: string,
  quiet: MessageSettings['quiet'],
  now: Date,
): Promise<Date | undefined> {
  const { rows } = await sql<{ minute: number }>`
    select (extract(hour from local) * 60 + extract(minute from local))::int as minute
    from (select ${now}::timestamptz at time zone zone as local from region where region_code = ${region}) r`.execute(
    db,
  )
  const left = quietMinutes(quiet, rows[0]?.minute ?? 0)
  return left ? new Date(Math.floor(now.getTime() / 60_000) * 60_000 + left * 60_000) : undefined
}

export async function messageSettings({ region }: Context) {
  return settingsOf(region.db, region.code)
}

interface Set extends MessageSettings {
  readonly commandId: string
  readonly version: number
}

export async function setMessageSettings(ctx: Context, { commandId, version, quiet, channels }: Set) {
  if (isQuietTooLong(quiet)) throw new Refusal('messages.quiet_too_long')
  return once(ctx, 'messages.set-settings', commandId, async (tx) => {
    if ((await settingsOf(tx, ctx.region.code)).version !== version) throw new Refusal('messages.changed')
    const next = version + 1
    const { numInsertedOrUpdatedRows: written } = await tx
      .insertInto('message_settings')
      .values({
        ...{ region_code: ctx.region.code, version: next, channels: JSON.stringify(channels) },
        ...{ quiet_from: quiet?.from ?? null, quiet_until: quiet?.until ?? null },
        ...{ actor_id: ctx.actor.id, at: ctx.now() },
      })
      // Of two who said so at once, the second is told.
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirstOrThrow()
    if (!written) throw new Refusal('messages.changed')
    await emit(tx, ctx, messageSettingsSet, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { quiet: quiet ? `${quiet.from}-${quiet.until}` : 'none', channels: channels.join(' ') },
    })
    return { version: next }
  })
}

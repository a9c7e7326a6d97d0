import { createHmac, hkdfSync, randomInt, timingSafeEqual } from 'node:crypto'
import type { RegionDb } from '../../../kernel/db.ts'
import { oneAtATime } from '../../../kernel/one-at-a-time.ts'
import type { Sender } from './sender.ts'

/** How long a code is good for. */
export const CODE_MINUTES = 10
const MOST_TRIES = 5
/** Codes to one phone for one purpose within an hour. */
const MOST_AN_HOUR = 5

interface OneTimeCodeNeeds {
  readonly master: Buffer
  readonly sender: Sender
  readonly now: () => Date
}

interface CodeRequest {
  readonly phone: string
  /** What it opens, and of what: `case-tracking 3505-…`. A code for one thing opens no other. */
  readonly purpose: string
  /** The message around the code, in the citizen's language. */
  readonly text: (code: string) => string
}

export type CodeRefusal = 'identity.too_many_codes'
export type CheckRefusal = 'identity.code_wrong' | 'identity.code_expired'

/**
 * One-time codes to a citizen's phone: six digits, ten minutes, five tries. Kept as a hash under a key that the
 * database does not have; no endpoint answers with one, so no officer can read it. `requestCode` and `checkCode`
 * return the code of a refusal, or nothing.
 */
export function oneTimeCodes({ master, sender, now }: OneTimeCodeNeeds) {
  const key = Buffer.from(hkdfSync('sha256', master, '', 'guyub one-time code', 32))
  const hash = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\n')).digest()

  return {
    async requestCode(
      region: RegionDb,
      { phone, purpose, text }: CodeRequest,
    ): Promise<CodeRefusal | undefined> {
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      const phoneHash = hash('phone', region.code, phone)
      const at = now()
      const mayBeSent = await region.db.transaction().execute(async (tx) => {
        // Asked ten times at once, the limit still holds.
        await oneAtATime(tx, region.code, 'one-time code', phoneHash.toString('hex'))
        const recent = await tx
          .selectFrom('one_time_code')
          .select('id')
          .where('region_code', '=', region.code)
          .where('phone_hash', '=', phoneHash)
          .where('purpose', '=', purpose)
          .where('created_at', '>', new Date(at.getTime() - 3_600_000))
          .execute()
        if (recent.length >= MOST_AN_HOUR) return false
        await tx
          .insertInto('one_time_code')
          .values({
            region_code: region.code,
            phone_hash: phoneHash,
            purpose,
            code_hash: hash('code', region.code, phone, purpose, code),
            created_at: at,
            expires_at: new Date(at.getTime() + CODE_MINUTES * 60_000),
          })
          .execute()
        return true
      })
      if (!mayBeSent) return 'identity.too_many_codes'
      await sender.send({ region: region.code, phone, text: text(code) })
      return undefined
    },

    /** Only the newest code counts, and it is spent by success, by five errors, or by time. */
    async checkCode(
      region: RegionDb,
      { phone, purpose }: Pick<CodeRequest, 'phone' | 'purpose'>,
      code: string,
    ): Promise<CheckRefusal | undefined> {
      return region.db.transaction().execute(async (tx) => {
        const newest = await tx
          .selectFrom('one_time_code')
          .select(['id', 'code_hash', 'tries', 'expires_at', 'used_at'])
          .where('region_code', '=', region.code)
          .where('phone_hash', '=', hash('phone', region.code, phone))
          .where('purpose', '=', purpose)
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .limit(1)
          .forUpdate()
          .executeTakeFirst()
        if (!newest || newest.used_at || newest.tries >= MOST_TRIES || newest.expires_at <= now())
          return 'identity.code_expired'
        const isRight = timingSafeEqual(newest.code_hash, hash('code', region.code, phone, purpose, code))
        await tx
          .updateTable('one_time_code')
          .set(isRight ? { used_at: now() } : { tries: newest.tries + 1 })
          .where('region_code', '=', region.code)
          .where('id', '=', newest.id)
          .execute()
        return isRight ? undefined : 'identity.code_wrong'
      })
    },
  }
}
export type OneTimeCodes = ReturnType<typeof oneTimeCodes>

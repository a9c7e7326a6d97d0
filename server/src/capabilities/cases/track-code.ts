import { timingSafeEqual } from 'node:crypto'
import { normalTrackingCode } from '@guyub/contract/cases'
import { internationalPhone, localPhone } from '@guyub/contract/phone'
import type { Language } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import { told } from '../../kernel/logging.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isRehearsal } from '../../kernel/regions.ts'
import { CODE_MINUTES, type OneTimeCodes } from '../identity/index.ts'
import type { CasesNeeds } from './needs.ts'
import { recipientOf } from './recipient.ts'
import { trackPurpose } from './track-key.ts'

interface Wanted {
  readonly trackingCode: string
  readonly phone: string
}

/** Sends a one-time code if the phone is the one of the request, and answers the same in any case. */
export async function trackCode(ctx: Context, needs: CasesNeeds, wanted: Wanted) {
  const { codes } = needs
  if (!codes || isRehearsal(ctx.region.code)) throw new Refusal('cases.codes_unavailable')
  // Not waited for: how long it takes would tell whether it is the right phone.
  sendIfItFits(ctx, needs, codes, wanted).catch((error) => console.error(told(error)))
  return { accepted: true as const, goodForMinutes: CODE_MINUTES }
}

async function sendIfItFits(
  { region }: Context,
  needs: CasesNeeds,
  codes: OneTimeCodes,
  { trackingCode, phone }: Wanted,
): Promise<void> {
  const row = await region.db
    .selectFrom('case')
    .select(['id', 'phone_hash'])
    .where('region_code', '=', region.code)
    .where('tracking_code', '=', normalTrackingCode(trackingCode))
    .executeTakeFirst()
  if (
    !row?.phone_hash ||
    !timingSafeEqual(row.phone_hash, needs.vault.lookUp(region.code, localPhone(phone)))
  )
    return
  const recipient = await recipientOf(region.db, needs, region.code, row.id)
  const words = SENT[recipient?.language ?? 'id']
  await codes.requestCode(region, {
    phone: internationalPhone(phone),
    purpose: trackPurpose(row.id),
    text: (code) => words(code, normalTrackingCode(trackingCode)),
  })
}

const SENT: Readonly<Record<Language, (code: string, request: string) => string>> = {
  id: (code, request) =>
    `${code} adalah kode Anda untuk melihat permintaan ${request}. Berlaku ${CODE_MINUTES} menit. Jangan berikan kepada siapa pun, juga petugas.`,
  en: (code, request) =>
    `${code} is your code to see request ${request}. Good for ${CODE_MINUTES} minutes. Give it to nobody, officers included.`,
}

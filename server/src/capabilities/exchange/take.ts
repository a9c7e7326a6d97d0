import { DOWN, type Parcel, type ParcelBody, ParcelText, UP } from '@guyub/contract/exchange'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { hashOfText, isSignedBy } from '../../kernel/signed-text.ts'
import { APPLY } from './bodies.ts'
import { parcelTaken } from './events.ts'
import { linkOf, updateLink } from './link-row.ts'

/**
 * Applies a parcel of the other side, once and in order. What was taken before is passed over; a gap, a foreign signature, a text that is not what
 * the contract says, or a kind that is not theirs to send is refused, and nothing of it stays.
 */
export async function takeParcel(ctx: Context, parcel: Parcel): Promise<'taken' | 'known'> {
  return ctx.region.db.transaction().execute(async (tx) => {
    const link = await linkOf(tx, ctx, true)
    if (!link) throw new Refusal('exchange.not_linked')
    const known = await takenAs(tx, ctx, parcel.text)
    // Signed by a key that was renewed since; that it is the same is told by its hash.
    if (known === hashOfText(parcel.text)) return 'known'
    if (known || !isSignedBy(parcel.text, parcel.signature, link.peer_key))
      throw new Refusal('exchange.forged')
    const { region, number, previous, body } = read(parcel.text)
    if (region !== ctx.region.code) throw new Refusal('exchange.unfit')
    if (number !== Number(link.taken_number) + 1 || previous !== link.taken_hash)
      throw new Refusal('exchange.gap')
    const theirs = link.side === 'home' ? DOWN : UP
    if (!theirs.includes(body.kind)) throw new Refusal('exchange.unfit')
    await apply(within(ctx, tx), tx, body)
    const hash = hashOfText(parcel.text)
    const { kind } = body
    await tx
      .insertInto('exchange_arrival')
      .values({
        ...{ region_code: region, number, kind, hash, signature: parcel.signature, applied_at: ctx.now() },
      })
      .execute()
    await updateLink(tx, ctx, { taken_number: number, taken_hash: hash })
    await emit(tx, ctx, parcelTaken, {
      subjectId: subjectOf(body) ?? ctx.actor.id,
      officeCode: '',
      occurredAt: ctx.now(),
      facts: { kind, number, hash },
    })
    return 'taken'
  })
}

/** The hash of the parcel that was taken under the number that this text claims; nothing when none was. */
async function takenAs(tx: Db, { region }: Context, text: string): Promise<string | undefined> {
  const number = numberIn(text)
  if (number === undefined) return undefined
  const row = await tx
    .selectFrom('exchange_arrival')
    .select('hash')
    .where('region_code', '=', region.code)
    .where('number', '=', String(number))
    .executeTakeFirst()
  return row?.hash
}

function numberIn(text: string): number | undefined {
  try {
    const { number } = JSON.parse(text)
    return Number.isSafeInteger(number) ? number : undefined
  } catch {
    return undefined
  }
}

function read(text: string): ParcelText {
  try {
    return ParcelText.parse(JSON.parse(text))
  } catch {
    throw new Refusal('exchange.unfit')
  }
}

// One function for each kind; the compiler cannot pair them by itself.
async function apply<Body extends ParcelBody>(ctx: Context, tx: Db, body: Body): Promise<void> {
  const take = APPLY[body.kind] as unknown as (ctx: Context, tx: Db, body: Body) => Promise<void>
  await take(ctx, tx, body)
}

function subjectOf(body: ParcelBody): string | undefined {
  if ('id' in body) return body.id
  if ('evidenceId' in body) return body.evidenceId
  if ('agreementId' in body) return body.agreementId
  return 'questionId' in body ? body.questionId : undefined
}

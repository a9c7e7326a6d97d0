import type { KeyObject } from 'node:crypto'
import { ParcelBody } from '@guyub/contract/exchange'
import { canonical } from '../../kernel/canonical.ts'
import type { Context } from '../../kernel/context.ts'
import { hashOfText, signed } from '../../kernel/signed-text.ts'

/** The newest parcel that we made. */
export interface Last {
  readonly number: number
  readonly hash: string
}

/** Makes the next parcel, signed by our key of this link. */
export async function appendParcel(
  ctx: Context,
  key: KeyObject,
  last: Last,
  body: ParcelBody,
): Promise<Last> {
  const number = last.number + 1
  // By the contract, so that nothing leaves that it does not name.
  const text = canonical({
    ...{ region: ctx.region.code, number, previous: last.hash, madeAt: ctx.now().toISOString() },
    body: ParcelBody.parse(body),
  })
  const hash = hashOfText(text)
  await ctx.region.db
    .insertInto('exchange_parcel')
    .values({
      ...{ region_code: ctx.region.code, number, kind: body.kind, text, hash },
      ...{ signature: signed(text, key), made_at: ctx.now() },
    })
    .execute()
  return { number, hash }
}

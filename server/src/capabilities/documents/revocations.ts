import { createPublicKey, sign } from 'node:crypto'
import { type Revocations, revocationsText } from '@guyub/contract/documents'
import { canonical } from '../../kernel/canonical.ts'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { DocumentsNeeds } from './issue.ts'
import { KINDS } from './kinds.ts'

/** Devices belong to others; the composition root lends us its eyes. */
export type SlipDevices = (ctx: Context) => Promise<Revocations['devices']>

/** The list by which papers of this region are checked without a network, signed as it is now. */
export async function revocations(
  ctx: Context,
  { tokenKey }: Pick<DocumentsNeeds, 'tokenKey'>,
  slipDevices: SlipDevices,
) {
  const [rows, devices, { zone }] = await Promise.all([
    ctx.region.db
      .selectFrom('document')
      .select('id')
      .where('region_code', '=', ctx.region.code)
      .where('state', '<>', 'final')
      .orderBy('id')
      .execute(),
    slipDevices(ctx),
    regionToday(ctx),
  ])
  const list: Revocations = {
    ...{
      v: 1,
      r: ctx.region.code,
      zone,
      at: ctx.now().toISOString(),
      documents: rows.map(({ id }) => id),
      devices,
    },
    kinds: Object.fromEntries(Object.entries(KINDS).map(([kind, { title }]) => [kind, title])),
  }
  const text = revocationsText(Buffer.from(canonical(list)).toString('base64url'))
  const signature = sign(null, Buffer.from(text), tokenKey).toString('base64url')
  return { list: `${text}.${signature}`, key: createPublicKey(tokenKey).export({ format: 'jwk' }).x ?? '' }
}

import type { Text } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import { dayThere } from '../../kernel/region-today.ts'
import { isDelivered, keyOf } from './case-row.ts'
import type { CasesNeeds } from './needs.ts'

/** The same bytes in more cases than this, and only the newest are looked at. */
const MOST_COPIES = 20

/** The paper of another authority with these bytes, if it was delivered through a case of this region. Names nobody. */
export async function deliveredPaper(
  ctx: Context,
  needs: Pick<CasesNeeds, 'services' | 'vault' | 'files'>,
  sha256: Buffer,
): Promise<Delivered | undefined> {
  const attached = await ctx.region.db
    .selectFrom('case_file as file')
    .innerJoin('case', (join) =>
      join.onRef('case.region_code', '=', 'file.region_code').onRef('case.id', '=', 'file.case_id'),
    )
    .select([
      'file.id',
      'file.product',
      'file.at',
      'file.address',
      'file.case_id',
      'case.data_key',
      'case.service_key',
      'case.service_version',
      'case.handler_code',
    ])
    .select(['case.state', 'case.products'])
    .where('file.region_code', '=', ctx.region.code)
    .where('file.sha256', '=', sha256)
    .where('file.product', 'is not', null)
    .orderBy('file.at', 'desc')
    .limit(MOST_COPIES)
    .execute()
  // Attached is not delivered: an officer may have attached anything.
  const row = attached.find((file) => isDelivered(file, file.id))
  if (!row) return undefined
  const service = await needs.services.version(ctx.region, row.service_key, row.service_version)
  const product = service?.case?.products.find((each) => each.key === row.product)
  if (!product) return undefined
  return {
    title: product.title,
    office: row.handler_code,
    deliveredOn: await dayThere(ctx, row.at),
    checker: product.checker ?? null,
    async content() {
      if (!row.data_key) return undefined
      const sealed = await needs.files.get(row.address)
      const key = keyOf(needs, ctx.region.code, { id: row.case_id, data_key: row.data_key })
      return sealed && key.decrypt(row.id, sealed)
    },
  }
}

interface Delivered {
  readonly title: Text
  readonly office: string
  readonly deliveredOn: string
  readonly checker: string | null
  /** Its bytes; nothing once the case is erased or the file is lost. */
  readonly content: () => Promise<Buffer | undefined>
}

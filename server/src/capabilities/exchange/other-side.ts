import type { Actor, Context } from '../../kernel/context.ts'
import type { Pool } from '../../kernel/db.ts'

/** In whose name a parcel is applied: no person of this installation. */
const OTHER_SIDE: Actor = {
  id: '00000000-0000-7000-8000-0000000e0c4a',
  regionCode: '',
  officeCode: '',
  areaCode: '',
  role: '',
  permissions: new Set(),
  jurisdiction: { kind: 'none' },
}

/** The region as the exchange works on it. */
export function exchangeContext(pool: Pool, region: string, now: () => Date): Context {
  return { region: pool.region(region), actor: { ...OTHER_SIDE, regionCode: region }, now }
}

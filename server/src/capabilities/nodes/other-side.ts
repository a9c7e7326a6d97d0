import type { Actor, Context } from '../../kernel/context.ts'
import type { Pool } from '../../kernel/db.ts'

/** In whose name the two sides meet: no person. */
const OTHER_SIDE: Actor = {
  ...{ id: '00000000-0000-7000-8000-00000000d0de', regionCode: '', officeCode: '', areaCode: '', role: '' },
  permissions: new Set(),
  jurisdiction: { kind: 'none' },
}

/** The region as the exchange between a node and its regency works on it. */
export function nodesContext(pool: Pool, region: string, now: () => Date): Context {
  return { region: pool.region(region), actor: { ...OTHER_SIDE, regionCode: region }, now }
}

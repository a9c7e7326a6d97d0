import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { officeByCode } from '../regions/index.ts'

/** Offices whose people hold a role that opens dispositions. A village works through its district. */
const RECEIVING = ['regency', 'agency', 'district']
/** A task that went through so many hands is not passed on once more: somebody has to decide. */
export const MOST_HOPS = 20

/** Refuses an office that is not there, that could never read it, or that is one's own. */
export async function refuseAddressee(tx: Db, ctx: Context, code: string): Promise<void> {
  if (code === ctx.actor.officeCode) throw new Refusal('dispositions.to_yourself')
  const office = await officeByCode({ ...ctx.region, db: tx }, code)
  if (!office) throw new Refusal('dispositions.unknown_office')
  if (!RECEIVING.includes(office.kind)) throw new Refusal('dispositions.office_cannot_receive')
}

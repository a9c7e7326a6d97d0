import { createHash, type KeyObject, sign } from 'node:crypto'
import { normalCardCode, readCard } from '@guyub/contract/cohort'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { CohortNeeds } from './needs.ts'
import { cohortRow, marksOf, sessionRows } from './rows.ts'

/** What stands behind the QR of a delegate's card: region, cohort, delegate, signed; no name. */
export function delegateToken(key: KeyObject, region: string, cohortId: string, delegateId: string): string {
  const text = [region, cohortId, delegateId].map((part) => part.replaceAll('-', '')).join('.')
  return `${text}.${sign(null, Buffer.from(`delegate ${text}`), key).toString('base64url')}`
}

// As in tracking codes: no 0/O, 1/I, U.
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTVWXYZ'

/** `7KQ2-M9RT`, printed beside the QR for a door without a camera: drawn from the signed token, so that only the house can make it. */
export function cardCode(token: string): string {
  const hash = createHash('sha256').update(`card ${token}`).digest()
  const letters = [...hash.subarray(0, 8)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return normalCardCode(letters)
}

/** Whether what was scanned or typed is the card of this delegate. Ed25519 signs the same text alike each time. */
export function isCardOf(token: string, given: string): boolean {
  return readCard(given)?.token === token || normalCardCode(given) === cardCode(token)
}

/** Whose card this is, and today's sessions that are not cancelled. */
export async function delegateCode(
  ctx: Context,
  { codeKey, offices }: Pick<CohortNeeds, 'codeKey' | 'offices'>,
  { token }: { readonly token: string },
) {
  const { db, code } = ctx.region
  const claims = readCard(token)
  if (!claims || claims.token !== delegateToken(codeKey, code, claims.cohortId, claims.delegateId))
    throw new Refusal('cohort.wrong_code')
  const { cohortId, delegateId } = claims
  const delegate = await db
    .selectFrom('cohort_delegate')
    .select(['name', 'office_code', 'unit', 'withdrawn'])
    .where('region_code', '=', code)
    .where('cohort_id', '=', cohortId)
    .where('id', '=', delegateId)
    .executeTakeFirst()
  if (!delegate) throw new Refusal('cohort.wrong_code')
  if (delegate.withdrawn) throw new Refusal('cohort.delegate_withdrawn')
  const [cohort, sessions, marks, { today }, all] = await Promise.all([
    cohortRow(db, ctx, cohortId),
    sessionRows(db, ctx, cohortId),
    marksOf(db, ctx, cohortId),
    regionToday(ctx),
    offices(ctx, db),
  ])
  const office = all.find((one) => one.code === delegate.office_code)
  return {
    ...{ cohortId, delegateId, title: cohort.title, name: delegate.name },
    from: office?.name ?? delegate.unit ?? '',
    sessions: sessions
      .filter(({ day, cancelled }) => day === today && !cancelled)
      .map(({ id, title, starts }) => {
        const mark = marks.find((one) => one.sessionId === id && one.delegateId === delegateId)
        return { id, title, starts, present: mark?.present ?? null }
      }),
  }
}

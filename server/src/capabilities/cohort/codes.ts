import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
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

function readToken(key: KeyObject, region: string, token: string) {
  const [itsRegion = '', cohort = '', delegate = '', signature = ''] = token.split('.')
  const text = [itsRegion, cohort, delegate].join('.')
  const isOurs = verify(
    null,
    Buffer.from(`delegate ${text}`),
    createPublicKey(key),
    Buffer.from(signature, 'base64url'),
  )
  return isOurs && itsRegion === region ? { cohortId: uuid(cohort), delegateId: uuid(delegate) } : undefined
}

function uuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Whose card this is, and today's sessions that are not cancelled. */
export async function delegateCode(
  ctx: Context,
  { codeKey, offices }: Pick<CohortNeeds, 'codeKey' | 'offices'>,
  { token }: { readonly token: string },
) {
  const claims = readToken(codeKey, ctx.region.code, token)
  if (!claims) throw new Refusal('cohort.wrong_code')
  const { cohortId, delegateId } = claims
  const { db, code } = ctx.region
  const delegate = await db
    .selectFrom('cohort_delegate')
    .select(['name', 'office_code', 'unit'])
    .where('region_code', '=', code)
    .where('cohort_id', '=', cohortId)
    .where('id', '=', delegateId)
    .where('withdrawn', '=', false)
    .executeTakeFirst()
  if (!delegate) throw new Refusal('cohort.wrong_code')
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

import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Unlocked, Vault } from '../../kernel/vault.ts'
import { calendarOf } from './calendar.ts'
import { type Contact, openContact } from './contact.ts'
import { delegateInvited } from './events.ts'
import { cohortRow, delegateRows, type SessionRow, sessionRows } from './rows.ts'

interface Invite {
  readonly commandId: string
  readonly cohortId: string
  readonly stage: string
}

/** One event for each who is invited: what follows them writes the message. */
export async function inviteDelegates(ctx: Context, { commandId, cohortId, stage }: Invite) {
  return once(ctx, 'cohort.invite', commandId, async (tx) => {
    const inside = { ...ctx, region: { ...ctx.region, db: tx } }
    const cohort = await cohortRow(tx, ctx, cohortId)
    if (!cohort.stages.some(({ key }) => key === stage)) throw new Refusal('cohort.unknown_stage')
    const { today } = await regionToday(inside)
    const sessions = await sessionRows(tx, ctx, cohortId)
    if (!comingOf(sessions, stage, today).length) throw new Refusal('cohort.nothing_to_come')
    const delegates = (await delegateRows(tx, ctx, cohortId)).filter(({ withdrawn }) => !withdrawn)
    const reachable = delegates.filter(({ contact }) => contact !== null)
    for (const { id } of reachable)
      await emit(tx, ctx, delegateInvited, {
        ...{ subjectId: id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
        facts: { cohort: cohortId, stage },
      })
    return { invited: reachable.length, onPaper: delegates.length - reachable.length }
  })
}

function comingOf(sessions: readonly SessionRow[], stage: string, today: string): SessionRow[] {
  return sessions.filter((session) => session.stage === stage && !session.cancelled && session.day >= today)
}

/** What an invitation says, and to whom. */
export interface Invitation extends Contact {
  readonly key: Unlocked
  readonly name: string
  readonly title: string
  readonly stage: string
  readonly first: Pick<SessionRow, 'day' | 'starts' | 'place'>
  readonly link: string
  readonly calendar: string
}

interface Invited {
  readonly region: string
  readonly delegateId: string
  readonly cohortId: string
  readonly stage: string
}

/** As it stands now; nothing when the person was withdrawn, their contact erased, or no session is to come. */
export async function invitationOf(
  db: Db,
  { vault, origin, now }: { readonly vault: Vault; readonly origin: () => string; readonly now: () => Date },
  { region, delegateId, cohortId, stage }: Invited,
): Promise<Invitation | undefined> {
  const ctx = { region: { code: region, db }, now }
  const row = await db
    .selectFrom('cohort_delegate')
    .select(['id', 'name', 'contact', 'contact_key'])
    .where('region_code', '=', region)
    .where('cohort_id', '=', cohortId)
    .where('id', '=', delegateId)
    .where('withdrawn', '=', false)
    .executeTakeFirst()
  const { contact, contact_key } = row ?? {}
  if (!row || !contact || !contact_key) return undefined
  const [cohort, sessions, { zone, today }] = await Promise.all([
    cohortRow(db, ctx, cohortId),
    sessionRows(db, ctx, cohortId),
    regionToday(ctx),
  ])
  const coming = comingOf(sessions, stage, today)
  const [first] = coming
  if (!first) return undefined
  const calendar = calendarOf({ region, zone, origin, cohort, sessions: coming })
  return {
    ...openContact(vault, region, { id: row.id, contact, contact_key }),
    ...{
      key: vault.unlock(region, row.id, contact_key),
      name: row.name,
      title: cohort.title,
      first,
      calendar,
    },
    stage: cohort.stages.find(({ key }) => key === stage)?.title ?? stage,
    link: `${origin()}/gerakan/bimtek/${cohortId}`,
  }
}

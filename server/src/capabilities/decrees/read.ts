import { changesBetween, gapsIn, unnamedOffices } from '@guyub/contract/decrees'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { names } from '../identity/index.ts'
import { passedSteps } from './chain.ts'
import { officeLabels } from './office-labels.ts'
import { asSeat, type DecreeRow, decreeRow, seatRows } from './rows.ts'

/** Every decree of the team, the newest first. */
export async function decrees(ctx: Context) {
  const { code, db } = ctx.region
  const rows = (await db
    .selectFrom('decree')
    .selectAll()
    .where('region_code', '=', code)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute()) as DecreeRow[]
  const counts = await db
    .selectFrom('decree_seat')
    .select([
      'decree_id',
      (eb) => eb.fn.countAll().as('seats'),
      (eb) => eb.fn.count('person_name').as('named'),
    ])
    .where('region_code', '=', code)
    .groupBy('decree_id')
    .execute()
  return rows.map((row) => {
    const its = counts.find(({ decree_id }) => decree_id === row.id)
    const seats = Number(its?.seats ?? 0)
    return { ...summaryOf(row), seats, unnamed: seats - Number(its?.named ?? 0) }
  })
}

/** One decree with its chain, its changes and what is still missing in it. */
export async function decree(ctx: Context, { decreeId }: { readonly decreeId: string }) {
  const { db, code } = ctx.region
  const row = await decreeRow(db, ctx, decreeId)
  const [rows, former, labels, passed, { today }] = await Promise.all([
    seatRows(db, ctx, decreeId),
    row.amends_id ? seatRows(db, ctx, row.amends_id) : [],
    officeLabels(ctx),
    passedSteps(db, ctx, row),
    regionToday(ctx),
  ])
  const returned = await db
    .selectFrom('decree_step')
    .select(['step', 'actor_id', 'at', 'reason'])
    .where('region_code', '=', code)
    .where('decree_id', '=', decreeId)
    .where('verdict', '=', 'returned')
    .orderBy('at', 'desc')
    .execute()
  const scans = await db
    .selectFrom('decree_scan')
    .select(['id', 'sha256', 'bytes', 'media_type', 'at'])
    .where('region_code', '=', code)
    .where('decree_id', '=', decreeId)
    .orderBy('at', 'desc')
    .execute()
  const people = await names(db, [
    ...new Set([
      ...[...passed, ...returned].map(({ actor_id }) => actor_id),
      ...(row.submitted_by ? [row.submitted_by] : []),
    ]),
  ])
  const nameOf = (id: string) => people.get(id) ?? '–'
  const seats = rows.map(asSeat)
  const before = former.map(asSeat)
  const day = row.effective_on && row.effective_on > today ? row.effective_on : today
  const offices = [...labels.values()]
  const seated = new Set(seats.map(({ office }) => office))
  const short = ({ code: its, name }: { readonly code: string; readonly name: string }) => ({
    code: its,
    name,
  })
  return {
    ...summaryOf(row),
    ...{ version: row.version, body: row.body, bodies: [...row.bodies], gaps: gapsIn(row.title, row.body) },
    chain: row.chain.map((step, index) => {
      const done = passed[index]
      const isNext = row.state === 'in-chain' && index === passed.length
      return {
        ...step,
        passed: done ? { by: nameOf(done.actor_id), at: done.at.toISOString() } : null,
        isMine: isNext && step.roles.some((role) => role === ctx.actor.role),
      }
    }),
    submitted:
      row.submitted_by && row.submitted_at
        ? { by: nameOf(row.submitted_by), at: row.submitted_at.toISOString() }
        : null,
    returned: returned.map(({ step, actor_id, at, reason }) => ({
      ...{ step, by: nameOf(actor_id), at: at.toISOString(), reason: reason ?? '' },
    })),
    seats: rows.map((seat) => ({
      ...asSeat(seat),
      officeName: seat.office_code ? (labels.get(seat.office_code)?.name ?? seat.office_code) : null,
      isDutySuggested: seat.duty_is_suggested,
      membershipId: seat.membership_id,
    })),
    changes: row.amends_id ? changesBetween(before, seats) : [],
    unnamedOffices: unnamedOffices(offices, seats, day).map(short),
    officesWithoutSeat: offices.filter(({ code: its }) => !seated.has(its)).map(short),
    scans: scans.map(({ id, sha256, bytes, media_type, at }) => ({
      ...{ id, sha256: sha256.toString('hex'), bytes, mediaType: media_type, at: at.toISOString() },
    })),
  }
}

function summaryOf(row: DecreeRow) {
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    number: row.number,
    decidedOn: row.decided_on,
    effectiveOn: row.effective_on,
    expiresOn: row.expires_on,
    replacedOn: row.replaced_on,
    amends: row.amends_id,
    isSample: row.is_sample,
  }
}

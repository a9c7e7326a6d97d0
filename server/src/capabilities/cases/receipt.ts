import { timingSafeEqual } from 'node:crypto'
import { localDay } from '@guyub/contract/calendar'
import { dayInWords, notThePaper, type Standing, together } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isRehearsal } from '../../kernel/regions.ts'
import { issue } from '../documents/index.ts'
import { officeByCode } from '../regions/index.ts'
import { type CaseRow, standingOf, useOf } from './case-row.ts'
import { clockTime } from './clock-time.ts'
import type { CasesNeeds } from './needs.ts'
import { ownCase } from './own-case.ts'
import { forgetTries, TRIES, triesOf } from './track.ts'
import { pinHash } from './track-key.ts'

const NAME = 'cases.receipt'
type Issued = Awaited<ReturnType<typeof issue>>

interface Receipt {
  readonly commandId: string
  readonly caseId: string
  readonly pin?: string | undefined
}

/** The final receipt of a request, with a number of the office that took it in. */
export async function receipt(ctx: Context, needs: CasesNeeds, { commandId, caseId, pin }: Receipt) {
  const { code: region, db } = ctx.region
  const row = await ownCase(db, ctx, caseId)
  if (!row.data_key || !row.pin_hash) throw new Refusal('cases.erased')
  // Sent again, it is no further try.
  const before = await answerOf<Issued>(db, ctx, NAME, commandId)
  if (before) return before
  if (pin) await refuseWrongPin(ctx, needs, row, pin)
  const { service, use } = await useOf(needs, ctx.region, row)
  const [calendar, office, handler, name] = await Promise.all([
    needs.calendars.of(ctx),
    officeByCode(ctx.region, row.office_code),
    officeByCode(ctx.region, row.handler_code),
    regionName(ctx),
  ])
  const { products } = standingOf(row)
  const at = (instant: Date) =>
    `${dayInWords(localDay(calendar, instant))} pukul ${clockTime(calendar, instant)}`
  const data = {
    region: name,
    rehearsal: isRehearsal(region),
    office: office?.name ?? row.office_code,
    notThePaper: notThePaper(use, Object.keys(products)),
    fee: service.fee.id,
    signed: signedElsewhere(use, products, handler?.name ?? row.handler_code),
    service: service.title.id,
    subject: row.subject ?? '–',
    takenIn: at(row.submitted_at),
    code: row.tracking_code,
    pin: pin ?? null,
    promises: use.products.flatMap(({ key, title }) => {
      const its = products[key]
      return its ? [{ title: title.id, due: `paling lambat ${at(new Date(its.promiseDue))}` }] : []
    }),
    track: `${needs.documents.origin()}/lacak`,
    checker: `${needs.documents.origin()}/cek`,
    issued: dayInWords(localDay(calendar, ctx.now())),
  }
  return once(ctx, NAME, commandId, async (tx) => {
    const issued = await issue(tx, ctx, needs.documents, {
      id: commandId,
      kind: 'receipt',
      subjectId: caseId,
      reference: row.tracking_code,
      today: localDay(calendar, ctx.now()),
      data,
    })
    await refuseErased(tx, region, caseId)
    return issued
  })
}

// Officers guess no better than strangers.
async function refuseWrongPin(
  ctx: Context,
  { vault }: CasesNeeds,
  { id, pin_hash }: CaseRow,
  pin: string,
): Promise<void> {
  if ((await triesOf(ctx, id)) > TRIES) throw new Refusal('cases.track_locked')
  if (!pin_hash || !timingSafeEqual(pin_hash, pinHash(vault, ctx.region.code, id, pin)))
    throw new Refusal('cases.wrong_pin')
  await forgetTries(ctx, id)
}

/** Who makes the papers themselves; nothing is said of a service whose papers are not entered in a national register. */
function signedElsewhere(use: CaseUse, asked: Standing['products'], handler: string): string {
  if (!use.register) return ''
  const names = use.products.filter(({ key }) => asked[key]).map(({ short }) => short.id)
  return `${together(names, 'id')} diterbitkan dan ditandatangani oleh ${handler} melalui ${use.register}.`
}

// Last: whoever erases meanwhile waits for us and erases this paper too, or was first and takes it back.
async function refuseErased(tx: Db, region: string, caseId: string): Promise<void> {
  const { data_key } = await tx
    .selectFrom('case')
    .select('data_key')
    .where('region_code', '=', region)
    .where('id', '=', caseId)
    .forShare()
    .executeTakeFirstOrThrow()
  if (!data_key) throw new Refusal('cases.erased')
}

export async function regionName({ region }: Context): Promise<string> {
  const row = await region.db
    .selectFrom('region')
    .select('name')
    .where('region_code', '=', region.code)
    .executeTakeFirst()
  return row?.name ?? region.code
}

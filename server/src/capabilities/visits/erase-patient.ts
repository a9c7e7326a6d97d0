import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { patientErased } from './events.ts'
import { ownHospital } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'

interface Erase {
  readonly commandId: string
  readonly patientId: string
  readonly reason: string
}

/** Nobody can say any more who came; a restored backup repeats it. */
export async function erasePatient(
  ctx: Context,
  needs: VisitsNeeds,
  { hospital, ...erase }: Erase & { readonly hospital: string },
) {
  const its = await ownHospital(ctx, needs, hospital)
  return once(ctx, 'visits.erase-patient', erase.commandId, async (tx) => {
    const row = await lockedPatient(tx, ctx, erase.patientId)
    if (row.hospital !== its.code) throw new Refusal('visits.no_such_patient')
    const { today } = await regionToday(within(ctx, tx))
    const { rows } = await sql`
      select from visit where region_code = ${ctx.region.code} and patient_id = ${erase.patientId} and day >= ${today}
        and coalesce(task, 0) < 5 limit 1`.execute(tx)
    if (rows.length) throw new Refusal('visits.visit_open')
    return forget(tx, ctx, erase, row.hospital)
  })
}

/** The same after a restore, whatever was open then. */
export async function erasePatientAgain(ctx: Context, erase: Erase) {
  return once(ctx, 'visits.erase-patient', erase.commandId, async (tx) =>
    forget(tx, ctx, erase, (await lockedPatient(tx, ctx, erase.patientId)).hospital),
  )
}

async function lockedPatient(tx: Db, { region }: Context, patientId: string) {
  const row = await tx
    .selectFrom('visit_patient')
    .select(['hospital', 'erased_at'])
    .where('region_code', '=', region.code)
    .where('id', '=', patientId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('visits.no_such_patient')
  if (row.erased_at) throw new Refusal('visits.patient_erased')
  return row
}

async function forget(tx: Db, ctx: Context, { patientId, reason }: Erase, hospital: string) {
  const { code } = ctx.region
  await sql`
    update visit_patient set content = null, data_key = null, record_hash = null, nik_hash = null, insurance_hash = null,
      erased_at = ${ctx.now()}
    where region_code = ${code} and id = ${patientId}`.execute(tx)
  await sql`update visit set papers = null where region_code = ${code} and patient_id = ${patientId}`.execute(
    tx,
  )
  await emit(tx, ctx, patientErased, {
    ...{ subjectId: patientId, officeCode: hospital, occurredAt: ctx.now() },
    facts: { hospital, reason },
  })
  return { patientId }
}

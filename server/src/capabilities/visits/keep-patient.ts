import { newCommandId } from '@guyub/contract/command'
import type { Patient } from '@guyub/contract/visits'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { VisitsNeeds } from './needs.ts'
import { openedPatient, type PatientRow } from './patients.ts'
import { sameUnderNewRecord, stillSame } from './same-person.ts'

interface Keep {
  readonly hospital: string
  readonly patient: Patient
}

/**
 * Keeps what the hospital's own system told of a patient, in the place of what it told before: under the same record number, or under
 * another when it is surely the same person. Visits stay with the person. Two who may be two are kept apart.
 */
export async function keepPatient(ctx: Context, needs: VisitsNeeds, { hospital, patient }: Keep) {
  const { code, db } = ctx.region
  const hash = (value: string | undefined) => (value === undefined ? null : needs.vault.lookUp(code, value))
  const hashes = {
    ...{ record_hash: hash(patient.record), nik_hash: hash(patient.nik) },
    ...{
      insurance_hash: hash(patient.insurance),
      system_hash: hash(patient.person && `person ${patient.person}`),
    },
  }
  return db.transaction().execute(async (tx) => {
    const known = await knownAs(tx, ctx, needs, hospital, patient, hashes)
    const id = known?.id ?? newCommandId()
    const text = JSON.stringify(patient)
    // Under the key that is there: what else hangs on it must still open.
    const sealed = known?.data_key
      ? {
          content: needs.vault.unlock(code, id, known.data_key).encrypt(id, Buffer.from(text)),
          dataKey: known.data_key,
        }
      : needs.vault.seal(code, id, text)
    if (known) {
      await tx
        .updateTable('visit_patient')
        .set({ content: sealed.content, ...hashes, told_at: ctx.now() })
        .where('region_code', '=', code)
        .where('id', '=', id)
        .where('erased_at', 'is', null)
        .execute()
      return id
    }
    const { rows } = await sql<{ id: string }>`
      insert into visit_patient (region_code, id, hospital, content, data_key, record_hash, nik_hash, insurance_hash, system_hash, told_at)
      values (${code}, ${id}, ${hospital}, ${sealed.content}, ${sealed.dataKey}, ${hashes.record_hash}, ${hashes.nik_hash},
        ${hashes.insurance_hash}, ${hashes.system_hash}, ${ctx.now()})
      on conflict (region_code, hospital, record_hash) where record_hash is not null do update set told_at = excluded.told_at
      returning id`.execute(tx)
    return rows[0]?.id ?? id
  })
}

type Hashes = Readonly<Record<'record_hash' | 'nik_hash' | 'insurance_hash' | 'system_hash', Buffer | null>>
type Row = PatientRow & { readonly record_hash: Buffer | null }

// The row of this person, if there is one. A record number that stands for somebody else now is taken from whom it stood for.
async function knownAs(
  tx: Db,
  ctx: Context,
  needs: VisitsNeeds,
  hospital: string,
  patient: Patient,
  { record_hash, nik_hash, insurance_hash, system_hash }: Hashes,
): Promise<PatientRow | undefined> {
  const { code } = ctx.region
  const { rows } = await sql<Row>`
    select id, content, data_key, record_hash from visit_patient
    where region_code = ${code} and hospital = ${hospital} and erased_at is null
      and (record_hash = ${record_hash} or nik_hash = ${nik_hash} or insurance_hash = ${insurance_hash} or system_hash = ${system_hash})
    order by id for update`.execute(tx)
  const holder = rows.find((row) => record_hash && row.record_hash?.equals(record_hash))
  const before = holder && openedPatient(needs, code, holder)
  if (holder && before && stillSame(before, patient)) return holder
  if (holder)
    await tx
      .updateTable('visit_patient')
      .set({ record_hash: null })
      .where('region_code', '=', code)
      .where('id', '=', holder.id)
      .execute()
  const same = rows.filter((row) => {
    const one = row === holder ? undefined : openedPatient(needs, code, row)
    return one && sameUnderNewRecord(one, patient)
  })
  // Two who both might be the one: nobody here can tell which.
  return same.length === 1 ? same[0] : undefined
}

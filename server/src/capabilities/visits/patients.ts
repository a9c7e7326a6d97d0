import { newCommandId } from '@guyub/contract/command'
import type { Known, Patient } from '@guyub/contract/visits'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { VisitsNeeds } from './needs.ts'

export interface PatientRow {
  readonly id: string
  readonly content: Buffer | null
  readonly data_key: Buffer | null
}

export interface KnownPatient extends Patient {
  readonly id: string
}

type By = Exclude<Known['by'], 'code'>
const HASHES = { record: 'record_hash', insurance: 'insurance_hash', nik: 'nik_hash' } as const

/** Who it is; nothing once they are erased. */
export function openedPatient({ vault }: VisitsNeeds, region: string, row: PatientRow): Patient | undefined {
  if (!row.content || !row.data_key) return undefined
  return JSON.parse(vault.open(region, row.id, { content: row.content, dataKey: row.data_key })) as Patient
}

/** A patient that was told of before, found by a number of theirs. */
export async function findPatient(
  { region }: Context,
  needs: VisitsNeeds,
  { hospital, by, value }: { readonly hospital: string; readonly by: By; readonly value: string },
): Promise<KnownPatient | undefined> {
  const row = await region.db
    .selectFrom('visit_patient')
    .select(['id', 'content', 'data_key'])
    .where('region_code', '=', region.code)
    .where('hospital', '=', hospital)
    .where(HASHES[by], '=', needs.vault.lookUp(region.code, value))
    .where('erased_at', 'is', null)
    .orderBy('told_at', 'desc')
    .executeTakeFirst()
  const patient = row && openedPatient(needs, region.code, row)
  return row && patient && { id: row.id, ...patient }
}

export async function patientById({ region }: Context, needs: VisitsNeeds, hospital: string, id: string) {
  const row = await region.db
    .selectFrom('visit_patient')
    .select(['id', 'content', 'data_key'])
    .where('region_code', '=', region.code)
    .where('hospital', '=', hospital)
    .where('id', '=', id)
    .executeTakeFirst()
  const patient = row && openedPatient(needs, region.code, row)
  return row && patient && { id: row.id, ...patient }
}

/** Keeps what the hospital's own system told of a patient, in the place of what it told before. */
export async function keepPatient(
  db: Db,
  { region, now }: Context,
  { vault }: VisitsNeeds,
  { hospital, patient }: { readonly hospital: string; readonly patient: Patient },
): Promise<string> {
  const { code } = region
  const hash = (value: string | undefined) => (value === undefined ? null : vault.lookUp(code, value))
  const known = await db
    .selectFrom('visit_patient')
    .select(['id', 'data_key'])
    .where('region_code', '=', code)
    .where('hospital', '=', hospital)
    .where('record_hash', '=', hash(patient.record))
    .executeTakeFirst()
  const id = known?.id ?? newCommandId()
  const text = JSON.stringify(patient)
  // Under the key that is there: what else hangs on it must still open.
  const sealed = known?.data_key
    ? {
        content: vault.unlock(code, id, known.data_key).encrypt(id, Buffer.from(text)),
        dataKey: known.data_key,
      }
    : vault.seal(code, id, text)
  const { rows } = await sql<{ id: string }>`
    insert into visit_patient (region_code, id, hospital, content, data_key, record_hash, nik_hash, insurance_hash, told_at)
    values (${code}, ${id}, ${hospital}, ${sealed.content}, ${sealed.dataKey}, ${hash(patient.record)}, ${hash(patient.nik)},
      ${hash(patient.insurance)}, ${now()})
    on conflict (region_code, hospital, record_hash) where record_hash is not null do update set
      content = case when visit_patient.id = excluded.id then excluded.content else visit_patient.content end,
      nik_hash = excluded.nik_hash, insurance_hash = excluded.insurance_hash, told_at = excluded.told_at
    returning id`.execute(db)
  return rows[0]?.id ?? id
}

interface Look {
  readonly hospital: string
  readonly patientId?: string
  readonly visitId?: string
  readonly helpId?: string
  readonly what: 'identify' | 'list' | 'look' | 'help' | 'fhir'
}

/** Every look at a person is kept. */
export async function lookedAt({ region, actor, now }: Context, look: Look): Promise<void> {
  await region.db
    .insertInto('visit_read')
    .values({
      region_code: region.code,
      hospital: look.hospital,
      patient_id: look.patientId ?? null,
      visit_id: look.visitId ?? null,
      help_id: look.helpId ?? null,
      actor_id: actor.id,
      what: look.what,
      at: now(),
    })
    .execute()
}

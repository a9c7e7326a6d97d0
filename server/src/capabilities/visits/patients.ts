import type { Known, Patient } from '@guyub/contract/visits'
import type { Context } from '../../kernel/context.ts'
import type { VisitsNeeds } from './needs.ts'

export interface PatientRow {
  readonly id: string
  readonly content: Buffer | null
  readonly data_key: Buffer | null
}

export interface KnownPatient extends Patient {
  readonly id: string
  /** The record number stands for somebody else now: it is told to nobody as theirs. */
  readonly isRecordGone?: boolean
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
    .select(['id', 'content', 'data_key', 'record_hash'])
    .where('region_code', '=', region.code)
    .where('hospital', '=', hospital)
    .where(HASHES[by], '=', needs.vault.lookUp(region.code, value))
    .where('erased_at', 'is', null)
    .orderBy('told_at', 'desc')
    .executeTakeFirst()
  const patient = row && openedPatient(needs, region.code, row)
  return row && patient && { id: row.id, ...patient, ...(!row.record_hash && { isRecordGone: true }) }
}

export async function patientById({ region }: Context, needs: VisitsNeeds, hospital: string, id: string) {
  const row = await region.db
    .selectFrom('visit_patient')
    .select(['id', 'content', 'data_key', 'record_hash'])
    .where('region_code', '=', region.code)
    .where('hospital', '=', hospital)
    .where('id', '=', id)
    .executeTakeFirst()
  const patient = row && openedPatient(needs, region.code, row)
  return row && patient && { id: row.id, ...patient, ...(!row.record_hash && { isRecordGone: true }) }
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

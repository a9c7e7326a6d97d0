import { maskName } from '@guyub/contract/visits'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { ownHospital } from './hospital.ts'
import type { VisitsNeeds } from './needs.ts'
import { openPapers } from './papers-of-visit.ts'
import { lookedAt, openedPatient, type PatientRow, patientById } from './patients.ts'
import type { Listener } from './reports.ts'
import { tasksOf, visitById, visitsWhere } from './visit-row.ts'

const PAGE = 100

interface OfDay {
  readonly hospital: string
  readonly day?: string | undefined
  readonly after?: string | undefined
}

/** The visits of a day, names masked; the look at the list is kept. */
export async function visitsOfDay(ctx: Context, needs: VisitsNeeds, { hospital, day: wanted, after }: OfDay) {
  await ownHospital(ctx, needs, hospital)
  const { code, db } = ctx.region
  const day = wanted ?? (await regionToday(ctx)).today
  const rows = await visitsWhere(ctx, { hospital, from: day, to: day, after }, PAGE + 1)
  const shown = rows.slice(0, PAGE)
  const { rows: patients } = await sql<PatientRow>`
    select id, content, data_key from visit_patient
    where region_code = ${code} and id = any(${shown.map(({ patient_id }) => patient_id)}::uuid[])`.execute(
    db,
  )
  const names = new Map(patients.map((row) => [row.id, openedPatient(needs, code, row)?.name]))
  await lookedAt(ctx, { hospital, what: 'list' })
  return {
    day,
    visits: shown.map((visit) => {
      const name = names.get(visit.patient_id)
      return {
        ...{ id: visit.id, code: visit.code, number: visit.number, clinic: visit.clinic_title },
        ...{
          doctor: visit.doctor_name,
          name: name === undefined ? null : maskName(name),
          payer: visit.payer,
        },
        ...{ channel: visit.channel as 'kiosk', isNew: visit.is_new, task: visit.task },
        registeredAt: visit.registered_at.toISOString(),
      }
    }),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

interface OneVisit {
  readonly hospital: string
  readonly visitId: string
}

/** One visit, whole. The look is kept. */
export async function readVisit(ctx: Context, needs: VisitsNeeds, { hospital, visitId }: OneVisit) {
  await ownHospital(ctx, needs, hospital)
  const { code, db } = ctx.region
  const visit = await visitById(db, ctx, hospital, visitId)
  if (!visit) throw new Refusal('visits.no_such_visit')
  await lookedAt(ctx, { hospital, visitId, patientId: visit.patient_id, what: 'look' })
  const [patient, papers, tasks, { rows: reports }] = await Promise.all([
    patientById(ctx, needs, hospital, visit.patient_id),
    openPapers(db, ctx, needs, visit),
    tasksOf(db, ctx, visitId),
    sql<{ id: string; to: Listener; what: string; state: string; said: string | null }>`
      select id, reported_to as to, case when what = 'task' then 'task-' || task else what end as what, state, said
      from visit_report where region_code = ${code} and visit_id = ${visitId} order by id`.execute(db),
  ])
  return {
    ...{ id: visit.id, code: visit.code, number: visit.number, clinic: visit.clinic_title },
    ...{
      doctor: visit.doctor_name,
      patientId: visit.patient_id,
      patient: patient ?? null,
      payer: visit.payer,
      kind: visit.kind,
      ...papers,
    },
    tasks: tasks.map(({ task, at }) => ({ task, at: at.toISOString() })),
    reports,
  }
}

import * as contract from '@guyub/contract/visits'
import { type Http, serve } from '../../kernel/http.ts'
import { arrive } from './arrive.ts'
import { cancelVisit } from './cancel-visit.ts'
import { readVisit, visitsOfDay } from './day.ts'
import { erasePatient } from './erase-patient.ts'
import { followVisit } from './follow-visit.ts'
import { askHelp, closeHelp, helpList, openHelp } from './help.ts'
import { ownHospital } from './hospital.ts'
import { identify } from './identify.ts'
import type { VisitsNeeds } from './needs.ts'
import { offered } from './offered.ts'
import { hospitalsOf } from './published.ts'
import { pullTimetable } from './pull-timetable.ts'
import { putClinic } from './put-clinic.ts'
import { putSession } from './put-session.ts'
import { recordTask } from './record-task.ts'
import { book, register } from './register.ts'
import { reports, retryReport } from './reports.ts'

export { endDays } from './end-days.ts'
export { erasePatientAgain } from './erase-patient.ts'
export * from './events.ts'
export { followCounter } from './follow-counter.ts'
export {
  arriveInsured,
  bookInsured,
  cancelInsured,
  enrolInsured,
  insuredPatient,
  insuredSession,
  sessionStatus,
} from './for-insurance.ts'
export { type HospitalAt, hospitalAt } from './hospital.ts'
export * from './hospital-system.ts'
export { insuredStanding } from './insured-standing.ts'
export type { HospitalLines, Insurance, InsuranceSaid, InsuranceVisit, VisitsNeeds } from './needs.ts'
export type { KnownPatient } from './patients.ts'
export {
  hospitalsOf,
  type PublishedSession,
  type PublishedVisit,
  publishedPatient,
  publishedSessions,
  publishedVisits,
} from './published.ts'
export { pullDue } from './pull-due.ts'
export { type SendNeeds, sendReports } from './send-reports.ts'

export function visitsRoutes(http: Http, needs: VisitsNeeds): void {
  serve(http, contract.here, async (ctx) => {
    const { code, name, lines } = await ownHospital(ctx, needs, ctx.actor.officeCode)
    return { hospital: code, name, hasSystem: lines.system !== undefined }
  })
  serve(http, contract.hospitals, async (ctx) =>
    (await hospitalsOf(ctx, needs)).map(({ code, name, service }) => ({ hospital: code, name, service })),
  )
  serve(http, contract.offered, (ctx, input) => offered(ctx, needs, input))
  serve(http, contract.pullTimetable, (ctx, input) => pullTimetable(ctx, needs, input))
  serve(http, contract.putClinic, (ctx, input) => putClinic(ctx, needs, input))
  serve(http, contract.putSession, (ctx, input) => putSession(ctx, needs, input))
  serve(http, contract.identify, (ctx, input) => identify(ctx, needs, input))
  serve(http, contract.register, (ctx, input) => register(ctx, needs, input))
  serve(http, contract.book, (ctx, input) => book(ctx, needs, input))
  serve(http, contract.arrive, (ctx, input) => arrive(ctx, needs, input))
  serve(http, contract.recordTask, (ctx, input) => recordTask(ctx, needs, input))
  serve(http, contract.cancelVisit, (ctx, input) => cancelVisit(ctx, needs, input))
  serve(http, contract.followVisit, (ctx, input) => followVisit(ctx, needs, input))
  serve(http, contract.askHelp, (ctx, input) => askHelp(ctx, needs, input))
  serve(http, contract.helpList, (ctx, input) => helpList(ctx, needs, input))
  serve(http, contract.openHelp, (ctx, input) => openHelp(ctx, needs, input))
  serve(http, contract.closeHelp, (ctx, input) => closeHelp(ctx, needs, input))
  serve(http, contract.erasePatient, (ctx, input) => erasePatient(ctx, needs, input))
  serve(http, contract.visitsOfDay, (ctx, input) => visitsOfDay(ctx, needs, input))
  serve(http, contract.readVisit, (ctx, input) => readVisit(ctx, needs, input))
  serve(http, contract.reports, (ctx, input) => reports(ctx, needs, input))
  serve(http, contract.retryReport, (ctx, input) => retryReport(ctx, needs, input))
}

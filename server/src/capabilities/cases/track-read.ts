import {
  type Answers,
  actionsFor,
  asksForArea,
  clocksOf,
  normalTrackingCode,
  shownAnswers,
  summaryOf,
} from '@guyub/contract/cases'
import type { Action, CaseUse, Product, State } from '@guyub/contract/definition'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { areas, officeByCode } from '../regions/index.ts'
import { type CaseRow, keyOf, standingOf, useOf } from './case-row.ts'
import { type CourseEntry, courseOf } from './course.ts'
import { masked } from './masked.ts'
import { messageLanguageOf } from './message-language.ts'
import type { CasesNeeds } from './needs.ts'
import { caseOfTrackKey } from './track-key.ts'

interface Tracked {
  readonly trackingCode: string
  readonly key: string
}

/** The case that a key opens; it must be the one that the address names. */
export async function tracked(
  ctx: Context,
  needs: Pick<CasesNeeds, 'trackSecret'>,
  { trackingCode, key }: Tracked,
): Promise<CaseRow> {
  const caseId = caseOfTrackKey(needs.trackSecret, ctx.region.code, key, ctx.now())
  if (!caseId) throw new Refusal('cases.track_expired')
  const row = await ctx.region.db
    .selectFrom('case')
    .selectAll()
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (row?.tracking_code !== normalTrackingCode(trackingCode)) throw new Refusal('cases.track_expired')
  if (!row.data_key) throw new Refusal('cases.erased')
  return row as CaseRow
}

/** What the family reads on its phone. No name of an officer, no number in full. */
export async function trackRead(ctx: Context, needs: CasesNeeds, wanted: Tracked) {
  const row = await tracked(ctx, needs, wanted)
  const { service, use } = await useOf(needs, ctx.region, row)
  const key = keyOf(needs, ctx.region.code, row)
  const form = row.form ? (JSON.parse(key.decrypt(row.id, row.form).toString()) as Answers) : null
  const shows = Object.values(standingOf(row).products).some((its) => use.states[its.state]?.shows?.length)
  const [{ entries: course, files }, office, handler, named] = await Promise.all([
    courseOf(ctx, row.id, key),
    officeByCode(ctx.region, row.office_code),
    officeByCode(ctx.region, row.handler_code),
    shows && asksForArea(use.pages) ? areas(ctx) : [],
  ])
  const standing = standingOf(row)
  const state = stateOf(use, row.state)
  // What nobody did in time goes on by itself; until the clock has come round nothing is offered any more.
  const isOver = row.leaves_at !== null && row.leaves_at <= ctx.now()
  const actions = isOver ? [] : actionsFor(use, standing, 'applicant', { at: ctx.now() })
  return {
    trackingCode: row.tracking_code,
    service: service.key,
    serviceVersion: service.version,
    title: service.title,
    office: office?.name ?? row.office_code,
    handler: handler?.name ?? row.handler_code,
    subject: row.subject,
    state: { key: row.state, label: state.label, applicant: state.applicant, tone: state.tone },
    leaves:
      row.leaves_at && state.after
        ? { at: row.leaves_at.toISOString(), label: stateOf(use, state.after.to).label }
        : null,
    summary: summaryOf(use, standing),
    products: use.products.flatMap(({ key: product, title }) => {
      const its = standing.products[product]
      if (!its) return []
      const { label, applicant, tone, pauses } = stateOf(use, its.state)
      const paper = files.find((file) => file.fileId === its.paper)
      return {
        ...{ key: product, title, state: its.state, label, applicant, tone },
        ...{ promiseDue: its.promiseDue, due: its.due, pausedMinutes: its.pausedMinutes },
        prolongedAt: its.prolongedAt ?? null,
        basis: clocksOf(productOf(use, product), its.pace).basis ?? null,
        shows: form ? shownAnswers(use, its.state, form, named) : [],
        isPaused: its.pausedAt !== undefined,
        pausedAt: its.pausedAt ?? null,
        pause: its.pausedAt ? (state.pauses ?? pauses ?? null) : null,
        deliveredAt: its.deliveredAt ?? null,
        // Attached is not delivered: until the officer says so, the paper is not the family's yet.
        paper:
          paper && its.deliveredAt
            ? { fileId: paper.fileId, sha256: paper.sha256, bytes: paper.bytes }
            : null,
      }
    }),
    submittedAt: row.submitted_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    timeline: course.filter((entry) => !entry.isNote).map((entry) => timelineEntry(use, entry)),
    actions: actions.map(({ action }) => {
      const { label, asks, on, to } = use.actions[action] as Action
      return {
        ...{ action, label, message: asks.message ?? null, messageLabel: asks.labels?.message ?? null },
        ...{ reasons: asks.reason ?? [], reasonLabel: asks.labels?.reason ?? null },
        ends: on === 'case' && Boolean(use.states[to]?.final),
      }
    }),
    files: actions.some(({ action }) => use.actions[action]?.asks.form)
      ? use.pages
          .flatMap((page) => page.fields)
          .filter((field) => field.type === 'photo' || field.type === 'file')
          .map((field) => ({ key: field.key, label: field.label }))
      : [],
    form: form && masked(use, form),
    messageLanguage: form?.[use.applicant.phone ?? ''] ? messageLanguageOf(row, use, form) : null,
  }
}

function timelineEntry(use: CaseUse, { at, action, product, to, reason, message }: CourseEntry) {
  return {
    at,
    label: stateOf(use, to ?? '').label,
    product: use.products.find((known) => known.key === product)?.title ?? null,
    reason: use.actions[action]?.asks.reason?.find((known) => known.key === reason)?.label ?? null,
    message,
  }
}

function productOf(use: CaseUse, key: string): Product {
  const product = use.products.find((each) => each.key === key)
  if (!product) throw new Error(`the definition has no product "${key}"`)
  return product
}

function stateOf(use: CaseUse, key: string): State {
  const state = use.states[key]
  if (!state) throw new Error(`the definition has no state "${key}"`)
  return state
}

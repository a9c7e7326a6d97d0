import { type Answers, actionsFor, type CaseView, proposedHandlerOf } from '@guyub/contract/cases'
import type { Role } from '@guyub/contract/identity/roles'
import type { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import type { Statement } from '../../kernel/db.ts'
import { JsonAnswer } from '../../kernel/json-answer.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { names } from '../identity/index.ts'
import { type CaseRow, keyOf, standingOf, useOf } from './case-row.ts'
import { COURSE_COLUMNS, type EntryRow, entryOf, type FileRow, fileOf } from './course.ts'
import { handlerOf } from './handlers.ts'
import { isWatching } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'
import { dayOf, hiddenFields, shownForm } from './shown-form.ts'

interface Read {
  readonly caseId: string
  readonly reveal: boolean
}

/** One request with everything that this reader may see. The read itself is recorded, in the same call. */
export async function read(ctx: Context, needs: CasesNeeds, { caseId, reveal }: Read) {
  const { code: region } = ctx.region
  const what = reveal ? 'case, numbers shown' : 'case'
  const [row] = await ctx.region.read<Shown>(READ, [
    caseId,
    ctx.actor.id,
    ctx.actor.officeCode,
    ctx.actor.areaCode,
    ctx.actor.jurisdiction.kind,
    reveal,
    what,
  ])
  if (!row) throw new Refusal('cases.not_found')
  const { use } = await useOf(needs, ctx.region, row)
  const key = row.data_key ? keyOf(needs, region, row) : undefined
  const form = key && row.form ? (JSON.parse(key.decrypt(row.id, row.form).toString()) as Answers) : null
  const entries = row.entries.map((entry) => entryOf(entry, key))
  const given = [row.assignee_id, ...entries.map(({ assigneeId }) => assigneeId)]
  const people = await names(ctx.region.db, [...new Set(given.flatMap((id) => id ?? []))])
  const standing = standingOf(row)
  const numbers = new Map(
    entries.filter((entry) => entry.number).map((entry) => [entry.product, entry.number]),
  )
  const isOver = row.leaves_at !== null && row.leaves_at <= ctx.now()
  const watches = isWatching(ctx.actor, row)
  const day = dayOf(await needs.calendars.of(ctx), row)
  const hidden = form ? hiddenFields(use, [form], { ...row, day }, ctx.actor) : []
  const proposed = form ? proposedHandlerOf(use, form, day) : undefined
  return new JsonAnswer({
    id: row.id,
    version: row.version,
    trackingCode: row.tracking_code,
    service: row.service_key,
    serviceVersion: row.service_version,
    office: row.office_code,
    handler: row.handler_code,
    area: row.area_code,
    state: row.state,
    products: Object.fromEntries(
      Object.entries(standing.products).map(([product, its]) => [
        product,
        { ...its, number: numbers.get(product) ?? null },
      ]),
    ),
    flags: row.flags,
    channel: row.channel,
    round: row.round,
    slip: row.slip,
    assignee: row.assignee_id,
    assigneeName: row.assignee_id && (people.get(row.assignee_id) ?? null),
    submittedAt: row.submitted_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    form: form && shownForm(use, form, { ...row, day }, ctx.actor, reveal),
    isErased: !row.data_key,
    isRevealed: reveal,
    files: row.files.filter(({ field }) => !field || !hidden.includes(field)).map(fileOf),
    entries: entries.map(({ actorId, assigneeId, number: _, ...entry }) => ({
      ...{ ...entry, actor: actorId },
      assignee: assigneeId && (people.get(assigneeId) ?? null),
    })),
    leavesAt: row.leaves_at?.toISOString() ?? null,
    proposedHandler: proposed ? ((await handlerOf(ctx.region, proposed))?.code ?? null) : null,
    actions:
      row.data_key && !isOver
        ? actionsFor(use, standing, ctx.actor.role as Role, { watches, at: ctx.now() })
        : [],
  } satisfies z.input<typeof CaseView>)
}

const SHOWN = [
  ...([
    'id',
    'version',
    'tracking_code',
    'service_key',
    'service_version',
    'office_code',
    'handler_code',
  ] as const),
  ...([
    'area_code',
    'state',
    'products',
    'flags',
    'channel',
    'round',
    'slip',
    'assignee_id',
    'submitted_at',
  ] as const),
  ...(['received_at', 'due_at', 'form', 'data_key', 'watcher_code', 'leaves_at'] as const),
] as const
type Shown = Pick<CaseRow, (typeof SHOWN)[number]> & {
  readonly entries: readonly EntryRow[]
  readonly files: readonly FileRow[]
}

// One question for all of it: the case with its record of reads, its course and its files.
const READ: Statement = {
  name: 'cases.read',
  text: `
    select ${SHOWN.map((column) => `c.${column}`).join(', ')}, ${COURSE_COLUMNS}
    from read_case($1, $2, $3, $4, $5, $6, $7, $8) c`,
}

import type { Answers } from '@guyub/contract/cases'
import type { InboxItem, MadeCommand } from '@guyub/contract/nodes'
import type { Context } from '../../kernel/context.ts'
import { answersOf, caseTitle, wordsOfService } from '../cases/index.ts'
import { names, worksIn } from '../identity/index.ts'
import { type CommandRow, openedCommand } from './command-row.ts'
import type { NodesNeeds } from './needs.ts'

const PAGE = 100

/** What of one's own office waits for a person, and what waits for the regency: the refused first, then in the order of the node. */
export async function inbox(ctx: Context, needs: Pick<NodesNeeds, 'cases'>) {
  const { code, db } = ctx.region
  const rows = await db
    .selectFrom('node_command')
    .innerJoin('village_node', (join) =>
      join
        .onRef('village_node.region_code', '=', 'node_command.region_code')
        .onRef('village_node.id', '=', 'node_command.node_id'),
    )
    .selectAll('node_command')
    .select('village_node.name')
    .where('node_command.region_code', '=', code)
    .where('node_command.office_code', '=', ctx.actor.officeCode)
    .where('node_command.state', 'in', ['made', 'waiting', 'refused'])
    .orderBy((eb) => eb('node_command.state', '=', 'refused'), 'desc')
    .orderBy('node_command.place')
    .limit(PAGE + 1)
    .execute()
  const page = rows.slice(0, PAGE)
  const people = await names(db, [...new Set(page.flatMap((row) => [row.actor_id, row.owner_id]))])
  const left = new Map<string, boolean>()
  for (const { owner_id } of page)
    if (!left.has(owner_id)) left.set(owner_id, !(await worksIn(ctx, owner_id, ctx.actor.officeCode)))
  const items = await Promise.all(
    page.map(async ({ name, ...row }) => ({
      ...(await itemOf(ctx, needs, row)),
      ...{ nodeName: name, actorName: people.get(row.actor_id) ?? null },
      ...{ ownerName: people.get(row.owner_id) ?? null, ownerLeft: left.get(row.owner_id) ?? false },
    })),
  )
  return { items, more: rows.length > PAGE }
}

async function itemOf(ctx: Context, { cases }: Pick<NodesNeeds, 'cases'>, row: CommandRow) {
  const command = openedCommand(cases.vault, row)
  const said = (command?.input ?? {}) as Partial<Said>
  const title = await caseTitle(ctx, row.subject_id)
  const service = title?.service ?? said.service
  const words =
    service === undefined
      ? undefined
      : await wordsOfService(ctx, cases, {
          service,
          serviceVersion: title?.serviceVersion ?? Number(said.serviceVersion),
        })
  const fields = command ? await fieldsOf(ctx, cases, command, row.pointers ?? []) : []
  return {
    ...{ commandId: row.id, nodeId: row.node_id, path: row.url, caseId: row.subject_id },
    action: (said.action && words?.action(said.action)) || null,
    ...{ subject: title?.subject ?? null, trackingCode: title?.trackingCode ?? said.trackingCode ?? null },
    ...{ actor: row.actor_id, owner: row.owner_id, madeAt: row.made_at.toISOString() },
    ...{ state: row.state as InboxItem['state'], code: row.code },
    fields: fields.map((one) => ({ ...one, label: words?.field(one.field) ?? null })),
  }
}

interface Said {
  readonly action: string
  readonly service: string
  readonly serviceVersion: number
  readonly trackingCode: string
}

/** `#/form/mother-name` → what was sent under it, and what stands now. */
async function fieldsOf(
  ctx: Context,
  cases: NodesNeeds['cases'],
  { input, subject }: MadeCommand,
  pointers: readonly string[],
) {
  const form = (input.form ?? {}) as Answers
  const fields = pointers.flatMap((pointer) => pointer.match(/^#\/form\/([^/]+)$/)?.[1] ?? [])
  if (!fields.length) return []
  const now = await answersOf(ctx, cases, subject, fields)
  return fields.flatMap((field) => {
    const [sent, stands] = [form[field], now?.[field]]
    if (typeof sent !== 'string') return []
    return [{ field, sent, now: typeof stands === 'string' ? stands : null }]
  })
}

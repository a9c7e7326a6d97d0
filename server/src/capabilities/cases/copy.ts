import type { CaseCopy, FileCopy } from '@guyub/contract/nodes'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { CaseRow } from './case-row.ts'
import { courseOf } from './course.ts'
import { within } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'

/** Tells whether a request reads otherwise than before, without reading it. */
export interface CaseMark {
  readonly id: string
  readonly mark: string
  readonly files: readonly string[]
}

/** Of every request that an office took in and that is open, or came since. */
export async function caseMarks(
  { region }: Pick<Context, 'region'>,
  office: string,
  since: Date,
): Promise<CaseMark[]> {
  const { rows } = await sql<CaseMark>`
    select c.id, md5(concat_ws('|', c.version, c.state, c.assignee_id, c.handler_code, c.closed, c.waiting, c.data_key is null,
        c.merged_into, c.message_language, c.due_at, c.leaves_at, c.products, coalesce(e.entries, 0), cardinality(f.files))) as mark, f.files
    from "case" c
    left join lateral (select count(*) as entries from case_entry e
      where e.region_code = c.region_code and e.case_id = c.id) e on true
    left join lateral (select coalesce(array_agg(f.id::text order by f.at, f.id), '{}') as files from case_file f
      where f.region_code = c.region_code and f.case_id = c.id) f on true
    where c.region_code = ${region.code} and c.office_code = ${office} and (not c.closed or c.received_at > ${since})
    order by c.submitted_at, c.id`.execute(region.db)
  return rows
}

/** A request with everything that is kept of it, opened; nothing when there is none. Who may have it is the caller's question. */
export async function copyOfCase(
  ctx: Pick<Context, 'region' | 'actor' | 'now'>,
  { vault }: Pick<CasesNeeds, 'vault'>,
  caseId: string,
): Promise<CaseCopy | undefined> {
  const { code, db } = ctx.region
  const row = (await db
    .selectFrom('case')
    .selectAll()
    .where('region_code', '=', code)
    .where('id', '=', caseId)
    .executeTakeFirst()) as (CaseRow & { readonly waiting: boolean }) | undefined
  if (!row) return undefined
  const key = row.data_key ? vault.unlock(code, row.id, row.data_key) : undefined
  const opened = (form: Buffer) => JSON.parse(key?.decrypt(row.id, form).toString() ?? 'null')
  const former = await db
    .selectFrom('case_form')
    .selectAll()
    .where('region_code', '=', code)
    .where('case_id', '=', caseId)
    .orderBy('version')
    .execute()
  const { entries, files } = await courseOf(ctx, caseId, key)
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
    ...{ id: row.id, version: row.version, round: row.round, trackingCode: row.tracking_code },
    ...{ service: row.service_key, serviceVersion: row.service_version, office: row.office_code },
    ...{ handler: row.handler_code, area: row.area_code, channel: row.channel, slip: row.slip },
    ...{ watcher: row.watcher_code, mergedInto: row.merged_into, assignee: row.assignee_id },
    ...{ state: row.state, closed: row.closed, waiting: row.waiting },
    products: row.products as CaseCopy['products'],
    ...{ dueAt: iso(row.due_at), leavesAt: iso(row.leaves_at) },
    ...{ submittedAt: row.submitted_at.toISOString(), receivedAt: row.received_at.toISOString() },
    ...{ flags: row.flags, facts: row.facts, messageLanguage: row.message_language },
    form: row.form && opened(row.form),
    entries: entries.map(({ actorId: actor, assigneeId: _, ...entry }) => ({ ...entry, actor })),
    files: files.map(({ fileId }) => fileId).sort(),
    former: key
      ? former.map(({ version, form, until, actor_id, office_code, action }) => ({
          ...{ version, form: opened(form), until: until.toISOString() },
          ...{ actor: actor_id, office: office_code, action },
        }))
      : [],
  }
}

/** A file of a request with its bytes; nothing when it is lost, or its request was erased. */
export async function copyOfFile(
  { region }: Pick<Context, 'region'>,
  { vault, files }: Pick<CasesNeeds, 'vault' | 'files'>,
  { caseId, fileId }: { readonly caseId: string; readonly fileId: string },
): Promise<FileCopy | undefined> {
  const row = await region.db
    .selectFrom('case_file as f')
    .innerJoin('case as c', (join) =>
      join.onRef('c.region_code', '=', 'f.region_code').onRef('c.id', '=', 'f.case_id'),
    )
    .selectAll('f')
    .select('c.data_key')
    .where('f.region_code', '=', region.code)
    .where('f.case_id', '=', caseId)
    .where('f.id', '=', fileId)
    .executeTakeFirst()
  const sealed = row?.data_key && (await files.get(row.address))
  if (!row?.data_key || !sealed) return undefined
  const bytes = vault.unlock(region.code, caseId, row.data_key).decrypt(row.id, sealed)
  return {
    ...{ id: row.id, field: row.field, product: row.product, sha256: row.sha256.toString('hex') },
    ...{ mediaType: row.media_type, bytes: row.bytes, actor: row.actor_id, at: row.at.toISOString() },
    content: bytes.toString('base64'),
  }
}

/** What names a request in a list of those whose business it is: who it is for, its code, and under which definition it began. */
export async function caseTitle({ region, actor }: Pick<Context, 'region' | 'actor'>, caseId: string) {
  const row = await region.db
    .selectFrom('case')
    .select(['subject', 'tracking_code', 'service_key', 'service_version'])
    .where('region_code', '=', region.code)
    .where('id', '=', caseId)
    .where(within(actor))
    .executeTakeFirst()
  return (
    row && {
      ...{ subject: row.subject, trackingCode: row.tracking_code },
      ...{ service: row.service_key, serviceVersion: row.service_version },
    }
  )
}

/** What people call an action and fields of a service; nothing where that version was never installed here. */
export async function wordsOfService(
  { region }: Pick<Context, 'region'>,
  { services }: Pick<CasesNeeds, 'services'>,
  { service, serviceVersion }: { readonly service: string; readonly serviceVersion: number },
) {
  const use = (await services.version(region, service, serviceVersion))?.case
  return {
    action: (key: string) => (use && Object.hasOwn(use.actions, key) ? use.actions[key]?.label : undefined),
    field: (key: string) =>
      use?.pages.flatMap(({ fields }) => fields).find((field) => field.key === key)?.label,
  }
}

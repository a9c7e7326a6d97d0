import { type Answers, newTrackingCode } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import type { CaseCopy, FileCopy } from '@guyub/contract/nodes'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { sha256 } from '../../kernel/merkle.ts'
import type { Unlocked } from '../../kernel/vault.ts'
import { useOf } from './case-row.ts'
import { likenessColumns } from './likeness.ts'
import type { CasesNeeds } from './needs.ts'
import { personOf, referenceOf } from './submit.ts'

/**
 * At a village node: keeps a request as its regency has it, under keys of this installation, instead of what stood here. `kept` are files
 * that the regency has not, and that somebody still decides on.
 */
export async function takeCopy(
  ctx: Context,
  needs: Pick<CasesNeeds, 'vault' | 'services'>,
  copy: CaseCopy,
  kept: readonly string[],
): Promise<void> {
  const { code, db } = ctx.region
  const { use } = await useOf(needs, ctx.region, {
    ...{ service_key: copy.service, service_version: copy.serviceVersion },
  })
  await db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('case')
      .select(['data_key', 'form'])
      .where('region_code', '=', code)
      .where('id', '=', copy.id)
      .forUpdate()
      .executeTakeFirst()
    const dataKey = copy.form ? (before?.data_key ?? needs.vault.seal(code, copy.id, '').dataKey) : null
    const key = dataKey ? needs.vault.unlock(code, copy.id, dataKey) : undefined
    await giveWay(tx, code, copy)
    await writeCase(tx, code, columnsOf(needs, code, use, copy, dataKey, key), !copy.form)
    await writeCourse(tx, code, copy, key)
    await writeLikeness(tx, needs, code, use, copy)
    const entries = copy.entries.map(({ id }) => id)
    const files = [...copy.files, ...kept]
    await sql`select drop_untrue_course(${code}, ${copy.id}, ${entries}::uuid[], ${files}::uuid[])`.execute(
      tx,
    )
  })
}

function columnsOf(
  { vault }: Pick<CasesNeeds, 'vault'>,
  region: string,
  use: CaseUse,
  copy: CaseCopy,
  dataKey: Buffer | null,
  key: Unlocked | undefined,
) {
  const form = copy.form as Answers | null
  const [subject, nik, phone] = form ? personOf(vault, region, use, form) : [null, null, null]
  return {
    ...{ region_code: region, id: copy.id, version: copy.version, round: copy.round },
    ...{ service_key: copy.service, service_version: copy.serviceVersion, tracking_code: copy.trackingCode },
    ...{ office_code: copy.office, handler_code: copy.handler, area_code: copy.area, channel: copy.channel },
    ...{ slip: copy.slip, watcher_code: copy.watcher, merged_into: copy.mergedInto },
    ...{ assignee_id: copy.assignee, state: copy.state, closed: copy.closed, waiting: copy.waiting },
    ...{ products: JSON.stringify(copy.products), due_at: copy.dueAt, leaves_at: copy.leavesAt },
    ...{ submitted_at: copy.submittedAt, received_at: copy.receivedAt, flags: [...copy.flags] },
    ...{ facts: JSON.stringify(copy.facts), message_language: copy.messageLanguage },
    form: (form && key?.encrypt(copy.id, Buffer.from(JSON.stringify(form)))) ?? null,
    ...{ data_key: dataKey, subject, nik_hash: nik, phone_hash: phone },
    reference: form ? referenceOf(use, form) : null,
  }
}

/** A request that was refused because its code was taken there: it is known by another one here, until somebody has decided. */
async function giveWay(tx: Db, region: string, { id, trackingCode }: CaseCopy): Promise<void> {
  await tx
    .updateTable('case')
    .set({ tracking_code: newTrackingCode(region) })
    .where('region_code', '=', region)
    .where('tracking_code', '=', trackingCode)
    .where('id', '<>', id)
    .execute()
}

async function writeCase(
  tx: Db,
  region: string,
  { id, region_code, ...columns }: ReturnType<typeof columnsOf>,
  isErased: boolean,
): Promise<void> {
  await tx
    .insertInto('case')
    .values({ id, region_code, ...columns })
    .onConflict((oc) =>
      oc
        .columns(['region_code', 'id'])
        .doUpdateSet({ ...columns, ...(isErased && { pin_hash: null }) })
        .where('case.region_code', '=', region),
    )
    .execute()
}

async function writeCourse(
  tx: Db,
  region: string,
  { id, entries, former, form }: CaseCopy,
  key: Unlocked | undefined,
): Promise<void> {
  for (const entry of entries) {
    const words = (what: 'message' | 'number') =>
      entry[what] === null ? null : (key?.encrypt(`${entry.id} ${what}`, Buffer.from(entry[what])) ?? null)
    const values = {
      ...{ at: entry.at, actor_id: entry.actor, office_code: entry.office, action: entry.action },
      ...{ product: entry.product, from_state: entry.from, to_state: entry.to, reason: entry.reason },
      ...{ is_note: entry.isNote, message: words('message'), number: words('number') },
    }
    await tx
      .insertInto('case_entry')
      .values({ region_code: region, id: entry.id, case_id: id, ...values })
      .onConflict((oc) => oc.columns(['region_code', 'id']).doUpdateSet(values))
      .execute()
  }
  await tx.deleteFrom('case_form').where('region_code', '=', region).where('case_id', '=', id).execute()
  if (!form || !key || !former.length) return
  await tx
    .insertInto('case_form')
    .values(
      former.map((one) => ({
        ...{ region_code: region, case_id: id, version: one.version, until: one.until },
        ...{ actor_id: one.actor, office_code: one.office, action: one.action },
        form: key.encrypt(id, Buffer.from(JSON.stringify(one.form))),
      })),
    )
    .execute()
}

async function writeLikeness(
  tx: Db,
  { vault }: Pick<CasesNeeds, 'vault'>,
  region: string,
  use: CaseUse,
  { id, service, form }: CaseCopy,
): Promise<void> {
  await tx.deleteFrom('case_likeness').where('region_code', '=', region).where('case_id', '=', id).execute()
  const [rules, hashes] = form ? likenessColumns(vault, region, service, use, form as Answers) : [[], []]
  if (!rules.length) return
  await sql`
    insert into case_likeness (region_code, hash, case_id, rule)
    select ${region}, hash, ${id}, rule from unnest(${rules}::text[], ${hashes}::bytea[]) as each (rule, hash)
    on conflict do nothing`.execute(tx)
}

/** The same for one of its files, which comes after it. Nothing is written where the request was erased meanwhile. */
export async function takeFile(
  { region }: Context,
  { vault, files }: Pick<CasesNeeds, 'vault' | 'files'>,
  caseId: string,
  file: FileCopy,
): Promise<void> {
  const row = await region.db
    .selectFrom('case')
    .select('data_key')
    .where('region_code', '=', region.code)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!row?.data_key) return
  const bytes = Buffer.from(file.content, 'base64')
  if (sha256(bytes).toString('hex') !== file.sha256) throw new Error(`file ${file.id} came damaged`)
  const address = await files.put(vault.unlock(region.code, caseId, row.data_key).encrypt(file.id, bytes))
  await region.db
    .insertInto('case_file')
    .values({
      ...{ region_code: region.code, id: file.id, case_id: caseId, field: file.field, product: file.product },
      ...{ address, sha256: Buffer.from(file.sha256, 'hex'), media_type: file.mediaType, bytes: file.bytes },
      ...{ actor_id: file.actor, at: file.at },
    })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** At a node: a request that the regency never took, and that nobody will send again. It stays to be read. */
export async function closeCopy({ region }: Context, caseId: string): Promise<void> {
  await region.db
    .updateTable('case')
    .set({ closed: true, waiting: false, due_at: null, leaves_at: null })
    .where('region_code', '=', region.code)
    .where('id', '=', caseId)
    .execute()
}

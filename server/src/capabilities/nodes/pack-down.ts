import { createHash } from 'node:crypto'
import type { NodeParcelBody } from '@guyub/contract/nodes'
import { canonical } from '../../kernel/canonical.ts'
import type { Context } from '../../kernel/context.ts'
import { type CaseMark, caseMarks, copyOfCase, copyOfFile } from '../cases/index.ts'
import { officePeople } from '../identity/index.ts'
import { appendParcels } from './append.ts'
import { newCertificate } from './certificate.ts'
import { updateCommand } from './command-row.ts'
import type { NodesNeeds } from './needs.ts'
import { type NodeRow, nodeById, updateNode } from './node-row.ts'
import { linkKeyOf } from './sealed-body.ts'
import { newRevocations } from './told-revocations.ts'

/** What is over for longer than this is read at the regency. */
const KEPT_DAYS = 365
/** Requests that are told in one meeting, so that the first one ends. */
const AT_ONCE = 100
const DAY = 86_400_000

/**
 * At the regency: makes parcels of what changed for this village since it was last told: people, what became of its commands, its
 * requests and their files. Whether more is left.
 */
export async function packDown(
  ctx: Context,
  needs: NodesNeeds,
  nodeId: string,
  known: readonly string[],
): Promise<boolean> {
  const node = await nodeById(ctx.region.db, ctx, nodeId)
  if (!node || node.revoked_at) return false
  const certificate = newCertificate(ctx, needs, node)
  const people = await newPeople(ctx, needs, node)
  const outcomes = await newOutcomes(ctx, node)
  const revocations = await newRevocations(ctx, needs, node)
  const { bodies, told, more } = await changedCases(ctx, needs, node, new Set(known))
  await ctx.region.db.transaction().execute(async (tx) => {
    const row = await nodeById(tx, ctx, nodeId, true)
    // Somebody else packed meanwhile.
    if (!row || row.sent_number !== node.sent_number) return
    const signing = { seal: needs.seal, linkKey: linkKeyOf(needs.cases.vault, row) }
    await appendParcels(tx, ctx, row, signing, [
      ...(people ? [people.body] : []),
      ...(certificate ? [certificate] : []),
      ...(revocations ? [revocations.body] : []),
      ...outcomes,
      ...bodies,
    ])
    if (people) await updateNode(tx, ctx, nodeId, { people_mark: people.mark })
    if (revocations) await updateNode(tx, ctx, nodeId, { revocations_mark: revocations.mark })
    if (certificate) await updateNode(tx, ctx, nodeId, { certificate_until: certificate.until })
    for (const { id } of outcomes) await updateCommand(tx, ctx, id, { is_told: true })
    for (const { id, mark, files } of told)
      await tx
        .insertInto('node_case')
        .values({ region_code: ctx.region.code, node_id: nodeId, case_id: id, mark, files: [...files] })
        .onConflict((oc) =>
          oc.columns(['region_code', 'node_id', 'case_id']).doUpdateSet({ mark, files: [...files] }),
        )
        .execute()
  })
  return more
}

async function newPeople(ctx: Context, needs: NodesNeeds, node: NodeRow) {
  const people = await officePeople(ctx, needs, node.office_code)
  const mark = createHash('sha256').update(canonical(people)).digest('hex')
  return mark === node.people_mark ? undefined : { mark, body: { kind: 'people', people } as const }
}

type Outcome = Extract<NodeParcelBody, { kind: 'outcome' }>

async function newOutcomes({ region }: Context, node: NodeRow): Promise<Outcome[]> {
  const rows = await region.db
    .selectFrom('node_command')
    .select(['id', 'state', 'code', 'pointers', 'owner_id'])
    .where('region_code', '=', region.code)
    .where('node_id', '=', node.id)
    .where('is_told', '=', false)
    .where('state', 'in', ['done', 'refused', 'waiting', 'dropped'])
    .orderBy('place')
    .limit(1000)
    .execute()
  return rows.map(({ id, state, code, pointers, owner_id }) => ({
    ...{ kind: 'outcome', id, state: state as Outcome['state'], code, pointers: pointers ?? [] },
    owner: owner_id,
  }))
}

async function changedCases(ctx: Context, needs: NodesNeeds, node: NodeRow, known: Set<string>) {
  const { code, db } = ctx.region
  const since = new Date(ctx.now().getTime() - KEPT_DAYS * DAY)
  const marks = await caseMarks(ctx, node.office_code, since)
  const toldRows = await db
    .selectFrom('node_case')
    .select(['case_id', 'mark', 'files'])
    .where('region_code', '=', code)
    .where('node_id', '=', node.id)
    .execute()
  const before = new Map(toldRows.map((row) => [row.case_id, row]))
  const untried = await untriedSubjects(ctx, node)
  const changed = marks.filter(({ id, mark }) => before.get(id)?.mark !== mark && !untried.has(id))
  const bodies: NodeParcelBody[] = []
  const told: CaseMark[] = []
  for (const mark of changed.slice(0, AT_ONCE)) {
    const copy = await copyOfCase(ctx, needs.cases, mark.id)
    if (!copy) continue
    bodies.push(...(await unknownService(ctx, copy.service, copy.serviceVersion, known)))
    bodies.push({ kind: 'case', upTo: Number(node.taken_number), copy })
    const own = new Set(before.get(mark.id)?.files)
    const from = await filesFromNode(ctx, node, mark.files)
    for (const fileId of mark.files) {
      if (own.has(fileId) || from.has(fileId)) continue
      const file = await copyOfFile(ctx, needs.cases, { caseId: mark.id, fileId })
      if (file) bodies.push({ kind: 'file', caseId: mark.id, file })
    }
    told.push(mark)
  }
  return { bodies, told, more: changed.length > AT_ONCE }
}

/** What a node brought and nobody has tried yet: a copy made now would take back what was done there. */
async function untriedSubjects({ region }: Context, node: NodeRow): Promise<Set<string>> {
  const rows = await region.db
    .selectFrom('node_command')
    .select('subject_id')
    .where('region_code', '=', region.code)
    .where('node_id', '=', node.id)
    .where('state', '=', 'made')
    .execute()
  return new Set(rows.map(({ subject_id }) => subject_id))
}

/** The photographs of these that were taken at the node, and lie there. */
async function filesFromNode(
  { region }: Context,
  node: NodeRow,
  files: readonly string[],
): Promise<Set<string>> {
  if (!files.length) return new Set()
  const rows = await region.db
    .selectFrom('node_command')
    .select('id')
    .where('region_code', '=', region.code)
    .where('node_id', '=', node.id)
    .where('id', 'in', files)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** A version under which a request began and that the node's program did not bring. */
async function unknownService(
  { region }: Context,
  key: string,
  version: number,
  known: Set<string>,
): Promise<NodeParcelBody[]> {
  const name = `${key} ${version}`
  if (known.has(name)) return []
  const row = await region.db
    .selectFrom('service_version')
    .select('body')
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  known.add(name)
  return row ? [{ kind: 'service', key, version, body: row.body as never }] : []
}

import { createHash } from 'node:crypto'
import type { NodeParcelBody } from '@guyub/contract/nodes'
import { sql } from 'kysely'
import { canonical } from '../../kernel/canonical.ts'
import type { Context } from '../../kernel/context.ts'
import { closeCopy, copyOfCase, takeCopy, takeFile } from '../cases/index.ts'
import { takeOfficePeople } from '../identity/index.ts'
import { FORGOTTEN } from './command-row.ts'
import { forgetCommandsOf } from './forget-commands.ts'
import type { NodesNeeds } from './needs.ts'
import { takeRevocations } from './told-revocations.ts'

/** At the node: makes what the regency says true here. May be done again. */
export async function takeDown(ctx: Context, needs: NodesNeeds, body: NodeParcelBody): Promise<void> {
  switch (body.kind) {
    case 'people':
      return takeOfficePeople(ctx, needs, body.people)
    case 'outcome':
      return takeOutcome(ctx, body)
    case 'service':
      return takeService(ctx, body)
    case 'case':
      return takeCase(ctx, needs, body)
    case 'file':
      return takeFile(ctx, needs.cases, body.caseId, body.file)
    case 'revocations':
      return takeRevocations(ctx, body)
    case 'certificate':
      return needs.machine?.keepCertificate(body)
  }
}

async function takeOutcome(
  ctx: Context,
  { id, state, code, pointers, owner }: Extract<NodeParcelBody, { kind: 'outcome' }>,
): Promise<void> {
  // What was done is kept for some weeks, should the regency be restored from before it.
  const { region } = ctx
  const row = await region.db
    .updateTable('node_command')
    .set({
      state,
      code,
      pointers: [...pointers],
      owner_id: owner,
      decision: null,
      ...(state === 'dropped' && FORGOTTEN),
    })
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .returning(['subject_id', 'url'])
    .executeTakeFirst()
  // A request that never arrived there is none: it stays to be read, and is nobody's work.
  if (state === 'dropped' && row?.subject_id === id) await closeCopy(ctx, id)
}

/**
 * A copy that does not know of everything that was done here with this request is passed over: the regency makes another one once it has
 * tried what is still on its way.
 */
async function takeCase(
  ctx: Context,
  needs: NodesNeeds,
  { copy, upTo }: Extract<NodeParcelBody, { kind: 'case' }>,
): Promise<void> {
  const { code, db } = ctx.region
  const { rows } = await sql`
    select from node_command where region_code = ${code} and subject_id = ${copy.id} and state in ('begun', 'made')
      and decision is null and (number is null or number > ${upTo}) limit 1`.execute(db)
  if (rows.length) return
  if (!copy.form) await forgetCommandsOf(db, code, copy.id)
  const undecided = await db
    .selectFrom('node_command')
    .select('id')
    .where('region_code', '=', code)
    .where('subject_id', '=', copy.id)
    .where('state', 'in', ['refused', 'waiting'])
    .execute()
  const before = await copyOfCase(ctx, needs.cases, copy.id)
  if (before && canonical(before) === canonical(copy)) return
  await takeCopy(
    ctx,
    needs.cases,
    copy,
    undecided.map(({ id }) => id),
  )
}

async function takeService(
  { region }: Context,
  { key, version, body }: Extract<NodeParcelBody, { kind: 'service' }>,
): Promise<void> {
  const sha256 = createHash('sha256').update(canonical(body)).digest('hex')
  await sql`select install_service_at_node(${region.code}, ${key}, ${version}, ${sha256}, ${JSON.stringify(body)}::json)`.execute(
    region.db,
  )
}

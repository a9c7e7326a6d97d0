import type { NodeParcelBody } from '@guyub/contract/nodes'
import type { Context } from '../../kernel/context.ts'
import { appendParcels } from './append.ts'
import { type CommandRow, openedCommand, updateCommand } from './command-row.ts'
import type { NodesNeeds } from './needs.ts'
import { nodeById } from './node-row.ts'
import { linkKeyOf } from './sealed-body.ts'

const AT_ONCE = 20

/** At the node: makes parcels of what was done here, in that order. Returns how many. */
export async function packUp(
  ctx: Context,
  { seal, cases }: Pick<NodesNeeds, 'seal' | 'cases'>,
  nodeId: string,
): Promise<number> {
  let packed = 0
  for (;;) {
    const now = await ctx.region.db.transaction().execute(async (tx) => {
      const node = await nodeById(tx, ctx, nodeId, true)
      if (!node || node.revoked_at) return 0
      const rows = await tx
        .selectFrom('node_command')
        .selectAll()
        .where('region_code', '=', ctx.region.code)
        .where('node_id', '=', nodeId)
        .where('state', '=', 'made')
        .where('number', 'is', null)
        // What belongs to a request of which something earlier has no place yet waits for it.
        .where(({ not, exists, selectFrom, ref }) =>
          not(
            exists(
              selectFrom('node_command as begun')
                .select('begun.id')
                .where('begun.region_code', '=', ctx.region.code)
                .whereRef('begun.subject_id', '=', ref('node_command.subject_id'))
                .where('begun.state', '=', 'begun')
                .whereRef('begun.made_at', '<=', ref('node_command.made_at')),
            ),
          ),
        )
        .orderBy('place')
        .limit(AT_ONCE)
        .execute()
      const bodies = rows.map((row): NodeParcelBody => openedOrFault(cases.vault, row))
      const signing = { seal, linkKey: linkKeyOf(cases.vault, node) }
      await appendParcels(tx, ctx, node, signing, bodies)
      for (const [index, { id }] of rows.entries())
        await updateCommand(tx, ctx, id, { number: Number(node.sent_number) + 1 + index })
      return rows.length
    })
    packed += now
    if (now < AT_ONCE) return packed
  }
}

function openedOrFault(vault: NodesNeeds['cases']['vault'], row: CommandRow): NodeParcelBody {
  const command = openedCommand(vault, row)
  if (!command) throw new Error(`command ${row.id} says nothing any more`)
  return command
}

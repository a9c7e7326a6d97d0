import type { NodeParcelBody } from '@guyub/contract/nodes'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { sealedCommand, subjectOf } from './command-row.ts'
import type { NodesNeeds } from './needs.ts'
import type { NodeRow } from './node-row.ts'

/** At the regency: keeps a command that a node brought. It is carried out afterwards, by `carryOut`. */
export async function arrive(
  tx: Db,
  { region }: Context,
  { cases }: Pick<NodesNeeds, 'cases'>,
  node: NodeRow,
  body: NodeParcelBody,
  number: number,
): Promise<void> {
  if (body.kind !== 'command') return
  await tx
    .insertInto('node_command')
    .values({
      ...{ region_code: region.code, id: body.id, node_id: node.id, place: number, number, url: body.path },
      ...{ subject_id: subjectOf(body), actor_id: body.actor, owner_id: body.actor, made_at: body.madeAt },
      // A node speaks for its own office.
      ...{ office_code: node.office_code, role: body.role, state: 'made' },
      ...sealedCommand(cases.vault, region.code, body),
    })
    // A machine that was paired anew brings again what it never heard about; what became of it is told to it as it is now.
    .onConflict((oc) =>
      oc
        .columns(['region_code', 'id'])
        .doUpdateSet({ node_id: node.id, place: number, number, is_told: false })
        // Of its own office: what another village sent is not taken over by whoever learnt its id.
        .where('node_command.office_code', '=', node.office_code),
    )
    .execute()
  // Whatever becomes of it, the node is told how the request stands afterwards.
  await tx
    .deleteFrom('node_case')
    .where('region_code', '=', region.code)
    .where('node_id', '=', node.id)
    .where('case_id', '=', subjectOf(body))
    .execute()
}

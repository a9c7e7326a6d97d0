import * as contract from '@guyub/contract/nodes'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload, serveUpload } from '../../kernel/transfer.ts'
import { exportBundle, importBundle } from './bundle.ts'
import { decideCommand } from './decide.ts'
import { handOverCommands } from './hand-over.ts'
import { hereIs, syncNow } from './here.ts'
import { inbox } from './inbox.ts'
import { inviteNode } from './invite.ts'
import { guardTheMeeting } from './knock.ts'
import { greeted, replyTo } from './meet.ts'
import type { NodesNeeds } from './needs.ts'
import { nodes } from './nodes.ts'
import { nodesContext } from './other-side.ts'
import { pairNode } from './pair.ts'
import { revokeNode } from './revoke.ts'

export { bePaired } from './be-paired.ts'
export { exportBundle, importBundle } from './bundle.ts'
export { type NodeClock, nodeClock } from './clock.ts'
export { forgetCommandsOf } from './forget-commands.ts'
export { finishBegun, openJournal } from './journal.ts'
export { leasesOf } from './leases.ts'
export type { Machine, NodeAuthority, NodesNeeds } from './needs.ts'
export { ownNode } from './node-row.ts'
export { nodesContext } from './other-side.ts'
export { openPairing } from './pair.ts'
export { proofOf, readCode } from './pairing-code.ts'
export { syncNode } from './sync.ts'
export { regencyRevocations } from './told-revocations.ts'

export function nodesRoutes(http: Http, needs: NodesNeeds): void {
  guardTheMeeting(http)
  serve(http, contract.inviteNode, (ctx, input) => inviteNode(ctx, needs, input))
  serve(http, contract.pairNode, ({ region, now }, input) =>
    pairNode(nodesContext(http.pool, region.code, now), needs, input),
  )
  serve(http, contract.meetNode, async ({ region, now }, { greeting: text, signature }) => {
    const ctx = nodesContext(http.pool, region.code, now)
    const { node, greeting } = await greeted(ctx, needs, { text, signature }, 'line')
    const reply = await replyTo(ctx, needs, node.id, greeting, greeting.most)
    return { reply: reply.text, signature: reply.signature }
  })
  serve(http, contract.nodes, (ctx) => nodes(ctx, needs))
  serve(http, contract.revokeNode, revokeNode)
  serve(http, contract.hereIs, (ctx) => hereIs(ctx, needs))
  serve(http, contract.syncNow, (ctx) => syncNow(ctx, needs))
  serve(http, contract.inbox, (ctx) => inbox(ctx, needs))
  serve(http, contract.decideCommand, (ctx, input) => decideCommand(ctx, needs, input))
  serve(http, contract.handOverCommands, handOverCommands)
  serveDownload(http, contract.exportBundle, (ctx, input) => exportBundle(ctx, needs, input))
  serveUpload(http, contract.importBundle, (ctx, _, content) => importBundle(ctx, needs, content))
}

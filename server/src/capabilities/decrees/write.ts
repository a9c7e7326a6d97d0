import type { ChainStep, DecreeBody, TeamBody } from '@guyub/contract/decrees'
import { ROLE_RULES } from '@guyub/contract/identity'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { lockedDraft, written } from './rows.ts'

interface WriteDecree {
  readonly commandId: string
  readonly decreeId: string
  readonly version: number
  readonly title: string
  readonly body: DecreeBody
  readonly bodies?: readonly TeamBody[] | undefined
  readonly chain?: readonly ChainStep[] | undefined
  readonly expiresOn: string | null
}

/** The text around the table of members. A body that still has seats is not taken away. */
export async function writeDecree(ctx: Context, command: WriteDecree) {
  const { commandId, decreeId, title, body, bodies, chain, expiresOn } = command
  return once(ctx, 'decrees.write', commandId, async (tx) => {
    const row = await lockedDraft(tx, ctx, decreeId, command.version)
    for (const list of [bodies, chain])
      if (list && new Set(list.map(({ key }) => key)).size !== list.length)
        throw new Refusal('decrees.double_key')
    // A step that nobody may take would hold the decree for good.
    const roles = chain?.flatMap((step) => step.roles) ?? []
    if (!roles.every((role) => ROLE_RULES[role].permissions.some((one) => one === 'decrees.decide')))
      throw new Refusal('decrees.role_cannot_decide')
    if (bodies) {
      const lost = await tx
        .selectFrom('decree_seat')
        .select('id')
        .where('region_code', '=', ctx.region.code)
        .where('decree_id', '=', decreeId)
        .where(
          'body',
          'not in',
          bodies.map(({ key }) => key),
        )
        .limit(1)
        .executeTakeFirst()
      if (lost) throw new Refusal('decrees.unknown_body')
    }
    const version = await written(tx, ctx, row, {
      ...{ title, body: JSON.stringify(body), expires_on: expiresOn },
      ...(bodies && { bodies: JSON.stringify(bodies) }),
      ...(chain && { chain: JSON.stringify(chain) }),
    })
    return { decreeId, version }
  })
}

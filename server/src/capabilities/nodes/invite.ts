import { CODE_HOURS } from '@guyub/contract/nodes'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { officeByCode } from '../regions/index.ts'
import type { NodesNeeds } from './needs.ts'
import { codeOf, writtenCode } from './pairing-code.ts'

interface Invite {
  readonly commandId: string
  readonly office: string
  readonly name: string
}

/** The last letters of the alphabet first: an office's own devices are given the first. */
const FIRST_LETTERS = [...'ZYXWVUTSRQPONMLKJIHGFEDCBA']

/** Lets a mini-PC of a village office pair, once and for a day. The code itself is kept nowhere: it follows from the id and our keys. */
export async function inviteNode(ctx: Context, needs: NodesNeeds, { commandId, office, name }: Invite) {
  const { code: region } = ctx.region
  const found = await officeByCode(ctx.region, office)
  if (found?.kind !== 'village') throw new Refusal('nodes.no_village')
  const code = codeOf(needs.cases.vault, region, commandId)
  const { expiresAt } = await once(ctx, 'nodes.invite', commandId, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`node ${region} ${office}`}))`.execute(tx)
    const letter = await freeLetter(ctx, office)
    const expires_at = new Date(ctx.now().getTime() + CODE_HOURS * 3_600_000)
    await tx
      .insertInto('node_invitation')
      .values({
        ...{ region_code: region, id: commandId, short: code.short, office_code: office, name, letter },
        ...{ made_by: ctx.actor.id, made_at: ctx.now(), expires_at },
      })
      .execute()
    return { expiresAt: expires_at.toISOString() }
  })
  const written = writtenCode(code)
  const address = needs.origin()
  return { code: written, address, line: `${address}#${region}#${written}`, expiresAt }
}

/** One that no node of this office has had: a slip is known by its letters for ever. */
async function freeLetter({ region }: Context, office: string): Promise<string> {
  const [nodes, invited] = await Promise.all(
    (['village_node', 'node_invitation'] as const).map((table) =>
      region.db
        .selectFrom(table)
        .select('letter')
        .where('region_code', '=', region.code)
        .where('office_code', '=', office)
        .execute(),
    ),
  )
  const had = new Set([...(nodes ?? []), ...(invited ?? [])].map(({ letter }) => letter))
  const letter = FIRST_LETTERS.find((each) => !had.has(each))
  if (!letter) throw new Refusal('nodes.too_many')
  return letter
}

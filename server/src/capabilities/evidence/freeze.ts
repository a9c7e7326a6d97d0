import { type KeyObject, randomBytes } from 'node:crypto'
import type { IndicatorDefinition } from '@guyub/contract/indicators'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { fingerprintOf } from '../../kernel/keys.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Vault } from '../../kernel/vault.ts'
import { commitmentOf, linesFor, padded, saltOf } from './commitments.ts'
import { evidenceFrozen } from './events.ts'
import { figuresCsv } from './figures-csv.ts'
import { frozenBefore, isFrozenSince } from './frozen-before.ts'
import { sealsUpTo } from './log-head.ts'
import { HOW_TO_VERIFY, pack } from './pack.ts'
import { type Cell, tell, totalTold } from './suppression.ts'

/** What the indicators know of one year: cells by sub-district and month, and the events behind them. */
export interface YearOfIndicator {
  readonly definition: IndicatorDefinition
  readonly cells: readonly Cell[]
  readonly names: ReadonlyMap<string, string>
  readonly events: readonly { readonly seq: number; readonly hash: Buffer }[]
  readonly upToSeq: number
}

export interface EvidenceNeeds {
  readonly vault: Vault
  readonly seal: KeyObject
  readonly definitions: readonly IndicatorDefinition[]
  readonly yearOf: (ctx: Context, definition: IndicatorDefinition, year: number) => Promise<YearOfIndicator>
}

interface Freeze {
  readonly commandId: string
  readonly indicator: string
  readonly year: number
}

/** Freezes what an indicator says of a year. It leaves the region as it is: no person in it, and no small counts. */
export async function freeze(ctx: Context, needs: EvidenceNeeds, { commandId, indicator, year }: Freeze) {
  const definition = needs.definitions.find((each) => each.key === indicator)
  if (!definition) throw new Refusal('evidence.unknown_indicator')
  const which = { indicator, year }
  // First: what is told since is found out below, and refused.
  const before = await frozenBefore(ctx, which)
  const [found, region] = await Promise.all([needs.yearOf(ctx, definition, year), nameOf(ctx)])
  if (!found.events.length) throw new Refusal('evidence.nothing_happened')
  const seals = await sealsUpTo(ctx, found.upToSeq)
  const { figure } = definition
  const cells = tell(found.cells, figure, before.earlier)
  // How many the table tells of; how many there are stands nowhere, for it would tell what is hidden.
  const events = totalTold(cells)?.events ?? null

  const secret = randomBytes(32)
  const sealed = needs.vault.seal(ctx.region.code, commandId, secret.toString('hex'))
  const frozenAt = ctx.now()
  const commitments = found.events.map(({ seq, hash }) => commitmentOf(saltOf(secret, seq), hash))
  const manifest = {
    region: { code: ctx.region.code, name: region },
    indicator: {
      key: definition.key,
      title: definition.title,
      method: definition.method,
      figure,
    },
    year,
    frozenAt: frozenAt.toISOString(),
    upToSeq: found.upToSeq,
    ...(events !== null && { events }),
    key: { algorithm: 'Ed25519', sha256: fingerprintOf(needs.seal) },
  }
  const { archive, sumsSha256 } = pack(
    {
      'manifest.json': `${JSON.stringify(manifest, null, 2)}\n`,
      'definition.json': `${JSON.stringify(definition, null, 2)}\n`,
      'figures.csv': figuresCsv(definition, cells, found.names),
      'commitments.txt': `${padded(commitments, linesFor(cells)).join('\n')}\n`,
      'seals.jsonl': seals.map((seal) => `${JSON.stringify(seal)}\n`).join(''),
      'CARA-MEMERIKSA.txt': HOW_TO_VERIFY,
    },
    needs.seal,
  )
  return once(ctx, 'evidence.freeze', commandId, async (tx) => {
    if (await isFrozenSince(tx, ctx, which, before)) throw new Refusal('evidence.frozen_meanwhile')
    const answer = { evidenceId: commandId, sumsSha256, events, upToSeq: found.upToSeq }
    await tx
      .insertInto('evidence')
      .values({
        region_code: ctx.region.code,
        id: commandId,
        year,
        indicator,
        title: `${definition.title.id}, ${year}`,
        frozen_at: frozenAt,
        actor_id: ctx.actor.id,
        up_to_seq: found.upToSeq,
        events,
        sums_sha256: sumsSha256,
        archive,
        salt_secret: sealed.content,
        secret_key: sealed.dataKey,
      })
      .execute()
    await emit(tx, ctx, evidenceFrozen, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: frozenAt,
      facts: { indicator, year, sumsSha256, ...(events !== null && { events }), upToSeq: found.upToSeq },
    })
    return answer
  })
}

async function nameOf({ region }: Context): Promise<string> {
  const row = await region.db
    .selectFrom('region')
    .select('name')
    .where('region_code', '=', region.code)
    .executeTakeFirstOrThrow()
  return row.name
}

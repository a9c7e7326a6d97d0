import type { KeyObject } from 'node:crypto'
import type { EvidenceKind, Mask } from '@guyub/contract/evidence'
import { PAPER_ENDINGS } from '@guyub/contract/paper'
import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { fingerprintOf } from '../../kernel/keys.ts'
import { emit } from '../../kernel/log.ts'
import { refuseDamaged, watchedPaper } from '../../kernel/watched-paper.ts'
import { paperFrozen } from './events.ts'
import { HOW_TO_VERIFY_PAPER, pack } from './pack.ts'

export interface FreezePaper {
  readonly commandId: string
  readonly year: number
  readonly kind: EvidenceKind
  readonly title: string
  readonly sha256: string
  readonly masks: readonly Mask[]
}

const NAME = 'evidence.freeze-paper'

/** Freezes what the region brings: a paper as it is, a picture without what its camera wrote and with its masks burnt in. */
export async function freezePaper(ctx: Context, seal: KeyObject, command: FreezePaper, content: Buffer) {
  const { commandId, year, kind, title, masks } = command
  refuseDamaged('evidence', content, command.sha256)
  const before = await answerOf<{ evidenceId: string; sumsSha256: string; masked: number }>(
    ctx.region.db,
    ctx,
    NAME,
    commandId,
  )
  if (before) return before
  const { bytes, mediaType } = await watchedPaper('evidence', content, command)
  const fileName = `${kind.replaceAll('_', '-')}.${PAPER_ENDINGS[mediaType]}`
  const frozenAt = ctx.now()
  const manifest = {
    ...{ region: ctx.region.code, year, kind, title, fileName, mediaType, masked: masks.length },
    frozenAt: frozenAt.toISOString(),
    key: { algorithm: 'Ed25519', sha256: fingerprintOf(seal) },
  }
  const files = {
    'manifest.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'CARA-MEMERIKSA.txt': HOW_TO_VERIFY_PAPER,
    [fileName]: bytes,
  }
  const { archive, sumsSha256 } = pack(files, seal)
  return once(ctx, NAME, commandId, async (tx) => {
    await tx
      .insertInto('evidence')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, year, kind, title, file_name: fileName },
        ...{ frozen_at: frozenAt, actor_id: ctx.actor.id, sums_sha256: sumsSha256, archive },
      })
      .execute()
    await emit(tx, ctx, paperFrozen, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: frozenAt,
      facts: { kind, year, sumsSha256, masked: masks.length },
    })
    return { evidenceId: commandId, sumsSha256, masked: masks.length }
  })
}

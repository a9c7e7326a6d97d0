import type { KeyObject } from 'node:crypto'
import type { EvidenceKind, Mask } from '@guyub/contract/evidence'
import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { fingerprintOf } from '../../kernel/keys.ts'
import { emit } from '../../kernel/log.ts'
import { mediaTypeOf, PictureTooLarge, withoutMetadata } from '../../kernel/media.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { paperFrozen } from './events.ts'
import { HOW_TO_VERIFY_PAPER, pack, sha256 } from './pack.ts'
import { personalDataInPdf } from './personal-data.ts'

interface FreezePaper {
  readonly commandId: string
  readonly year: number
  readonly kind: EvidenceKind
  readonly title: string
  readonly sha256: string
  readonly masks: readonly Mask[]
}

const NAME = 'evidence.freeze-paper'
const ENDINGS = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
} as const

/** Freezes what the region brings: a paper as it is, a picture without what its camera wrote and with its masks burnt in. */
export async function freezePaper(ctx: Context, seal: KeyObject, command: FreezePaper, content: Buffer) {
  const { commandId, year, kind, title, masks } = command
  // Before the receipt: other bytes under a command that was answered are no repetition of it.
  if (sha256(content) !== command.sha256) throw new Refusal('evidence.paper_damaged')
  const before = await answerOf<{ evidenceId: string; sumsSha256: string; masked: number }>(
    ctx.region.db,
    ctx,
    NAME,
    commandId,
  )
  if (before) return before
  const mediaType = mediaTypeOf(content)
  if (!mediaType) throw new Refusal('evidence.paper_type')
  if (mediaType === 'application/pdf') await refusePersonalData(content, masks)
  const bytes = await withoutMetadata(content, mediaType, masks).catch((error) => {
    throw new Refusal(
      error instanceof PictureTooLarge ? 'evidence.picture_too_large' : 'evidence.paper_unreadable',
    )
  })
  const fileName = `${kind.replaceAll('_', '-')}.${ENDINGS[mediaType]}`
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

async function refusePersonalData(content: Buffer, masks: readonly Mask[]): Promise<void> {
  // Of a PDF only a reader's view would be blackened: the numbers would stay in its text.
  if (masks.length) throw new Refusal('evidence.masks_need_picture')
  const found = await personalDataInPdf(content).catch(() => {
    throw new Refusal('evidence.paper_unreadable')
  })
  if (found.length)
    throw new Refusal(
      'evidence.paper_has_personal_data',
      found.slice(0, 50).map(({ page, what }) => ({ pointer: `#/pages/${page}`, code: what })),
    )
}

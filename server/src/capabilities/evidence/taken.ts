import type { ParcelBody } from '@guyub/contract/exchange'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { evidenceRow } from './read.ts'

type Of<Kind extends ParcelBody['kind']> = Extract<ParcelBody, { kind: Kind }>

/** Frozen evidence as it may leave the region: the archive as it was sealed, and never the secret behind its salts. */
export async function evidenceTold(ctx: Context, id: string): Promise<Omit<Of<'evidence'>, 'kind'>> {
  const row = await evidenceRow(ctx, id)
  return {
    ...{ id, year: row.year, title: row.title, sumsSha256: row.sums_sha256 },
    frozenAt: row.frozen_at.toISOString(),
    ...{ of: row.kind as 'figures', indicator: row.indicator, fileName: row.file_name },
    events: row.events === null ? null : Number(row.events),
    upToSeq: row.up_to_seq === null ? null : Number(row.up_to_seq),
    archive: row.archive.toString('base64'),
  }
}

export async function withdrawalTold(ctx: Context, id: string): Promise<Omit<Of<'withdrawal'>, 'kind'>> {
  const row = await evidenceRow(ctx, id)
  return { evidenceId: id, at: row.withdrawn_at?.toISOString() ?? '', reason: row.withdraw_reason ?? '' }
}

/** Evidence of a region whose own installation is elsewhere. Its commitments are opened there, where the secret is. */
export async function takeEvidence(tx: Db, { region, actor }: Context, told: Of<'evidence'>): Promise<void> {
  // A row of figures has a secret; what came from elsewhere has none, and an empty one says so.
  const figures = told.of === 'figures' ? { salt_secret: Buffer.alloc(0), secret_key: Buffer.alloc(0) } : {}
  await tx
    .insertInto('evidence')
    .values({
      ...{ region_code: region.code, id: told.id, year: told.year, title: told.title },
      ...{ kind: told.of, indicator: told.indicator, file_name: told.fileName, events: told.events },
      ...{ up_to_seq: told.upToSeq, sums_sha256: told.sumsSha256, frozen_at: told.frozenAt },
      ...{ actor_id: actor.id, archive: Buffer.from(told.archive, 'base64') },
      ...figures,
    })
    .onConflict((oc) => oc.columns(['region_code', 'id']).doNothing())
    .execute()
}

export async function takeWithdrawal(tx: Db, { region }: Context, told: Of<'withdrawal'>): Promise<void> {
  const found = await tx
    .updateTable('evidence')
    .set({ withdrawn_at: told.at, withdraw_reason: told.reason })
    .where('region_code', '=', region.code)
    .where('id', '=', told.evidenceId)
    .returning('id')
    .executeTakeFirst()
  if (!found) throw new Refusal('exchange.unfit')
}

import type { Context } from '../../kernel/context.ts'
import { merklePath } from '../../kernel/merkle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Vault } from '../../kernel/vault.ts'
import { commitmentOf, saltOf } from './commitments.ts'
import { sealsUpTo } from './log-head.ts'
import { evidenceRow } from './read.ts'

export type HashesOf = (ctx: Context, first: number, last: number) => Promise<Buffer[]>

/**
 * Salt and hash of one event, and its way up to its seal: with them anybody recomputes the line in commitments.txt and the
 * root in seals.jsonl.
 */
export async function openCommitment(
  ctx: Context,
  vault: Vault,
  hashesOf: HashesOf,
  { evidenceId, seq }: { evidenceId: string; seq: number },
) {
  const row = await evidenceRow(ctx, evidenceId)
  // A paper has no events behind it; the secret of another installation's figures is there.
  if (!row.salt_secret?.length || !row.secret_key?.length) throw new Refusal('evidence.not_found')
  const seal = seq <= Number(row.up_to_seq) ? (await sealsUpTo(ctx, seq)).at(-1) : undefined
  if (!seal) throw new Refusal('evidence.not_found')
  const { firstSeq, lastSeq } = JSON.parse(seal.head) as { firstSeq: number; lastSeq: number }
  const hashes = await hashesOf(ctx, firstSeq, lastSeq)
  const eventHash = hashes[seq - firstSeq]
  if (!eventHash) throw new Refusal('evidence.not_found')
  const sealed = { content: row.salt_secret, dataKey: row.secret_key }
  const salt = saltOf(Buffer.from(vault.open(ctx.region.code, row.id, sealed), 'hex'), seq)
  return {
    seq,
    salt: salt.toString('hex'),
    eventHash: eventHash.toString('hex'),
    commitment: commitmentOf(salt, eventHash),
    head: seal.head,
    path: merklePath(hashes, seq - firstSeq).map(({ side, hash }) => ({ side, hash: hash.toString('hex') })),
  }
}

import { answerOf, once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { mediaTypeOf } from '../../kernel/media.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { dayThere } from '../../kernel/region-today.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import type { DocumentsNeeds } from '../documents/index.ts'
import { lockedAgreement } from './agreement-lock.ts'
import { agreement, seenAgreement } from './agreements.ts'
import { refuseElsewhere } from './centre.ts'
import { agreementFiled } from './events.ts'
import { refuseOtherProvinces } from './member-details.ts'

const NAME = 'movement.add-agreement-file'
type Keeping = Pick<DocumentsNeeds, 'vault' | 'files'>

interface AddFile {
  readonly commandId: string
  readonly agreementId: string
  readonly sha256: string
}

interface Kept {
  readonly agreementId: string
  readonly sha256: string
  readonly bytes: number
}

/** Keeps the signed PDF as it came: its signatures cover every byte, and its hash is what a copy is checked against. */
export async function addAgreementFile(
  ctx: Context,
  { vault, files }: Keeping,
  { commandId, agreementId, sha256: claimed }: AddFile,
  content: Buffer,
): Promise<Kept> {
  await refuseElsewhere(ctx)
  const { code: region, db } = ctx.region
  const seen = await seenAgreement(ctx, agreementId)
  // Sent again, nothing is written once more: the file store would keep a copy that no row names.
  const before = await answerOf<Kept>(db, ctx, NAME, commandId)
  if (before) return before
  if (seen.signed_on === null) throw new Refusal('movement.agreement_not_signed')
  if (seen.sha256) throw new Refusal('movement.file_already')
  const hash = sha256(content)
  if (hash.toString('hex') !== claimed) throw new Refusal('movement.file_damaged')
  if (mediaTypeOf(content) !== 'application/pdf') throw new Refusal('movement.file_type')
  const { dataKey } = vault.seal(region, agreementId, '')
  const address = await files.put(vault.unlock(region, agreementId, dataKey).encrypt(agreementId, content))
  return once(ctx, NAME, commandId, async (tx) => {
    const row = await lockedAgreement(tx, ctx, agreementId)
    if (row.file_sha256) throw new Refusal('movement.file_already')
    await tx
      .updateTable('movement_agreement')
      .set({
        ...{ file_sha256: hash, file_address: address, file_key: dataKey, file_bytes: content.length },
        filed_at: ctx.now(),
      })
      .where('region_code', '=', region)
      .where('id', '=', agreementId)
      .execute()
    await emit(tx, ctx, agreementFiled, {
      ...{ subjectId: agreementId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { member: row.member_code, sha256: claimed, bytes: content.length },
    })
    return { agreementId, sha256: claimed, bytes: content.length }
  })
}

/** The signed PDF, for the ministry and the region's own province. */
export async function agreementFile(
  ctx: Context,
  keeping: Keeping,
  { agreementId }: { readonly agreementId: string },
): Promise<Fetched> {
  const { member } = await seenAgreement(ctx, agreementId)
  refuseOtherProvinces(ctx, member)
  const row = await ctx.region.db
    .selectFrom('movement_agreement')
    .select(['id', 'file_address', 'file_key'])
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', agreementId)
    .executeTakeFirst()
  if (!row?.file_address || !row.file_key) throw new Refusal('movement.no_file')
  const bytes = await opened(ctx, keeping, { id: row.id, address: row.file_address, key: row.file_key })
  if (!bytes) throw new Refusal('movement.file_lost')
  return { bytes, mediaType: 'application/pdf', name: `mou-${member}.pdf` }
}

/** The bytes of a signed agreement, to be told to the region; nothing where there is no document. */
export async function signedPdf(ctx: Context, keeping: Keeping, id: string): Promise<Buffer | undefined> {
  const row = await ctx.region.db
    .selectFrom('movement_agreement')
    .select(['file_address', 'file_key'])
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.file_address || !row.file_key) return undefined
  return opened(ctx, keeping, { id, address: row.file_address, key: row.file_key })
}

/** The signed agreement with these bytes, for the public checker. Names nobody. */
export async function signedAgreement(ctx: Context, keeping: Keeping, hash: Buffer) {
  const row = await ctx.region.db
    .selectFrom('movement_agreement')
    .select(['id', 'filed_at', 'file_address', 'file_key'])
    .where('region_code', '=', ctx.region.code)
    .where('file_sha256', '=', hash)
    .executeTakeFirst()
  if (!row?.filed_at || !row.file_address || !row.file_key) return undefined
  const told = await agreement(ctx, { agreementId: row.id })
  const kept = { id: row.id, address: row.file_address, key: row.file_key }
  return {
    title: { id: 'Nota kesepahaman kementerian dan daerah', en: 'Memorandum of the ministry and a region' },
    office: `${told.directorate} · ${told.memberName}`,
    deliveredOn: await dayThere(ctx, row.filed_at),
    checker: null,
    content: () => opened(ctx, keeping, kept),
  }
}

interface File {
  readonly id: string
  readonly address: string
  readonly key: Buffer
}

async function opened({ region }: Context, { vault, files }: Keeping, { id, address, key }: File) {
  const sealed = await files.get(address)
  return sealed && vault.unlock(region.code, id, key).decrypt(id, sealed)
}

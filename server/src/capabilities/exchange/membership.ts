import type { ParcelBody } from '@guyub/contract/exchange'
import { nationOf } from '@guyub/contract/regions'
import { canonical } from '../../kernel/canonical.ts'
import type { Context } from '../../kernel/context.ts'
import type { Pool } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { hashOf } from '../../kernel/signed-text.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { memberTold, signedPdf } from '../movement/index.ts'
import type { ExchangeNeeds } from './needs.ts'
import { exchangeContext } from './other-side.ts'

type Told = Extract<ParcelBody, { kind: 'membership' }>

/** What the centre's registry says of the region, where that changed since it was told, and the documents that are new in it. */
export async function changedMembership(
  ctx: Context,
  pool: Pool,
  { evaluation: { documents } }: Pick<ExchangeNeeds, 'evaluation'>,
): Promise<ParcelBody[]> {
  const area = await ctx.region.db
    .selectFrom('region_area')
    .select('area_code')
    .where('region_code', '=', ctx.region.code)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  if (!area) return []
  const nation = exchangeContext(pool, nationOf(ctx.region.code), ctx.now)
  const told = await memberTold(nation, area.area_code)
  const before = await lastTold(ctx)
  if (before && canonical(before.membership) === canonical(told)) return []
  const known = new Set(agreementsOf(before?.membership).map(({ id, sha256 }) => `${id} ${sha256}`))
  const files: ParcelBody[] = []
  for (const { id, sha256 } of told.agreements) {
    if (!sha256 || known.has(`${id} ${sha256}`)) continue
    const pdf = await signedPdf(nation, documents, id)
    if (pdf) files.push({ kind: 'agreement-file', agreementId: id, sha256, pdf: pdf.toString('base64') })
  }
  return [...files, { kind: 'membership', toldAt: ctx.now().toISOString(), membership: told }]
}

function agreementsOf(told: unknown): Told['membership']['agreements'] {
  return (told as Told['membership'] | undefined)?.agreements ?? []
}

function lastTold({ region }: Context) {
  return region.db
    .selectFrom('exchange_membership')
    .selectAll()
    .where('region_code', '=', region.code)
    .executeTakeFirst()
}

/** Keeps the newest: at the centre what was told, at home what came. */
export async function keepMembership({ region }: Context, { toldAt, membership }: Told): Promise<void> {
  const written = { told_at: toldAt, membership: JSON.stringify(membership) }
  await region.db
    .insertInto('exchange_membership')
    .values({ region_code: region.code, ...written })
    .onConflict((oc) => oc.columns(['region_code']).doUpdateSet(written))
    .execute()
}

/** Keeps a signed memorandum of the centre, when it is the one that it says. */
export async function takeAgreementFile(
  { region, now }: Context,
  tx: Context['region']['db'],
  { agreementId, sha256, pdf }: Extract<ParcelBody, { kind: 'agreement-file' }>,
): Promise<void> {
  const bytes = Buffer.from(pdf, 'base64')
  if (hashOf(bytes) !== sha256) throw new Refusal('exchange.unfit')
  const written = { sha256, pdf: bytes, taken_at: now() }
  await tx
    .insertInto('exchange_agreement_file')
    .values({ region_code: region.code, id: agreementId, ...written })
    .onConflict((oc) => oc.columns(['region_code', 'id']).doUpdateSet(written))
    .execute()
}

/** What the centre told of the region, for its own people. The centre reads its registry itself. */
export async function membership(ctx: Context) {
  const { code, db } = ctx.region
  const link = await db
    .selectFrom('exchange_link')
    .select('side')
    .where('region_code', '=', code)
    .executeTakeFirst()
  const told = link?.side === 'home' ? await lastTold(ctx) : undefined
  if (!told) return { told: null }
  const files = await db
    .selectFrom('exchange_agreement_file')
    .select('id')
    .where('region_code', '=', code)
    .execute()
  return {
    told: {
      toldAt: told.told_at.toISOString(),
      membership: told.membership as unknown as Told['membership'],
      files: files.map(({ id }) => id),
    },
  }
}

/** A signed memorandum as it came. */
export async function exchangedAgreement(
  { region }: Context,
  { agreementId }: { readonly agreementId: string },
): Promise<Fetched> {
  const row = await region.db
    .selectFrom('exchange_agreement_file')
    .select('pdf')
    .where('region_code', '=', region.code)
    .where('id', '=', agreementId)
    .executeTakeFirst()
  if (!row) throw new Refusal('exchange.no_file')
  return { bytes: row.pdf, mediaType: 'application/pdf', name: 'mou.pdf' }
}

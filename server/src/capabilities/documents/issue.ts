import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { renderSVG } from 'uqr'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { Files } from '../../kernel/files.ts'
import { emit } from '../../kernel/log.ts'
import { sha256 } from '../../kernel/merkle.ts'
import type { Vault } from '../../kernel/vault.ts'
import { documentIssued } from './events.ts'
import { fullNumber } from './kinds.ts'
import { render, type Template } from './render.ts'
import type { PdfSeal } from './seal.ts'
import { newToken } from './token.ts'

export interface DocumentsNeeds {
  readonly vault: Vault
  readonly files: Files
  /** Signs tokens. */
  readonly tokenKey: KeyObject
  readonly pdfSeal: PdfSeal
  /** Where the public page for checking papers stands, without a slash at the end. */
  readonly origin: () => string
}

interface Issue {
  readonly id: string
  readonly kind: Template
  readonly subjectId: string
  readonly reference: string
  /** The day of issue in the region's zone. */
  readonly today: string
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Makes a paper of our own in the transaction of the command that asked for it: the next number of the office's series,
 * the token for its QR, the PDF, its seal. The series stays locked until then, so that no number is lost.
 */
export async function issue(tx: Db, ctx: Context, needs: DocumentsNeeds, wanted: Issue) {
  const { code: region } = ctx.region
  const office = ctx.actor.officeCode
  const year = Number(wanted.today.slice(0, 4))
  const serial = await nextNumber(tx, { region, office, year, kind: wanted.kind })
  const number = fullNumber({ kind: wanted.kind, number: serial, office_code: office, year })
  const claims = {
    ...{ r: region, d: wanted.id, k: wanted.kind, n: number, c: wanted.reference, t: wanted.today },
    w: 'final' as const,
  }
  const link = `${needs.origin()}/cek/${newToken(needs.tokenKey, claims)}`
  const pdf = await render(wanted.kind, { ...wanted.data, number, qr: renderSVG(link, { border: 1 }), link })
  const sealed = await needs.pdfSeal.seal(pdf, ctx.now())

  const { dataKey } = needs.vault.seal(region, wanted.id, '')
  const address = await needs.files.put(
    needs.vault.unlock(region, wanted.id, dataKey).encrypt(wanted.id, sealed),
  )
  const hash = sha256(sealed)
  await tx
    .insertInto('document')
    .values({
      region_code: region,
      id: wanted.id,
      kind: wanted.kind,
      office_code: office,
      year,
      number: serial,
      state: 'final',
      subject_id: wanted.subjectId,
      reference: wanted.reference,
      issued_at: ctx.now(),
      actor_id: ctx.actor.id,
      sha256: hash,
      address,
      data_key: dataKey,
    })
    .execute()
  await emit(tx, ctx, documentIssued, {
    subjectId: wanted.id,
    officeCode: office,
    occurredAt: ctx.now(),
    facts: { kind: wanted.kind, number: serial, year, sha256: hash.toString('hex') },
  })
  return { documentId: wanted.id, number }
}

async function nextNumber(
  tx: Db,
  { region, office, year, kind }: { region: string; office: string; year: number; kind: string },
) {
  const { rows } = await sql<{ last: number }>`
    insert into number_series (region_code, office_code, year, kind, last) values (${region}, ${office}, ${year}, ${kind}, 1)
    on conflict (region_code, office_code, year, kind) do update set last = number_series.last + 1
    returning last`.execute(tx)
  return rows[0]?.last ?? 0
}

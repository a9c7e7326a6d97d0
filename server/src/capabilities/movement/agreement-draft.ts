import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isRehearsal } from '../../kernel/regions.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { render } from '../documents/index.ts'
import { agreementView } from './agreement-row.ts'
import { seenAgreement } from './agreements.ts'
import { refuseOtherProvinces } from './member-details.ts'
import { MOU } from './mou-template.ts'

const BLANK = '……………………………'

/** The draft as a PDF. What is not known yet is a line to be filled in by hand. */
export async function agreementDraft(
  ctx: Context,
  { agreementId }: { agreementId: string },
): Promise<Fetched> {
  const row = await seenAgreement(ctx, agreementId)
  refuseOtherProvinces(ctx, row.member)
  // A fact of a source was drafted elsewhere.
  if (!row.centre_signer) throw new Refusal('movement.no_draft')
  const view = await agreementView(ctx, row)
  const { centreSigner, regionSigner } = view
  const values: Readonly<Record<string, string>> = {
    ...{ ministry: view.ministry, directorate: view.directorate, region: view.memberName },
    ...{ centreSigner: centreSigner?.name ?? BLANK, centrePosition: centreSigner?.position ?? BLANK },
    ...{ regionSigner: regionSigner?.name ?? BLANK, regionPosition: regionSigner?.position ?? BLANK },
    ...{ subject: view.subject ?? BLANK, months: String(view.months ?? BLANK) },
    signedOn: view.signed ? longDay(view.signed.day) : BLANK,
  }
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  const bytes = await render('agreement', {
    title: MOU.title,
    parties: [`${view.directorate}, ${view.ministry}`, `Pemerintah ${view.memberName}`],
    about: view.subject ?? '',
    numbers: [
      { label: 'Nomor (pihak kesatu)', text: view.centreNumber ?? BLANK },
      { label: 'Nomor (pihak kedua)', text: view.regionNumber ?? BLANK },
    ],
    opening: [filled(MOU.opening), filled(MOU.centreParty), filled(MOU.regionParty), filled(MOU.agree)],
    articles: MOU.articles.map(({ title, paragraphs }) => ({ title, paragraphs: paragraphs.map(filled) })),
    signatures: [
      { party: 'PIHAK KESATU', ...(centreSigner ?? { name: BLANK, position: BLANK }) },
      { party: 'PIHAK KEDUA', ...(regionSigner ?? { name: BLANK, position: BLANK }) },
    ],
    note: MOU.note.id,
    template: MOU.key,
    isDraft: row.state === 'draft',
    isRehearsal: isRehearsal(ctx.region.code),
  })
  return { bytes, mediaType: 'application/pdf', name: `mou-${row.member}-rancangan.pdf` }
}

function longDay(day: string): string {
  return new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

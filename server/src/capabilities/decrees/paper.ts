import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { type DocumentsNeeds, issuedFile, render } from '../documents/index.ts'
import { decreeDocx } from './docx.ts'
import { officeLabels } from './office-labels.ts'
import { paperContent } from './paper-content.ts'
import { asSeat, decreeRow, seatRows } from './rows.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

interface Wanted {
  readonly decreeId: string
  readonly format: 'pdf' | 'docx'
}

/** The sealed copy of a decree in force; otherwise the draft as it would be printed. */
export async function decreePaper(
  ctx: Context,
  documents: DocumentsNeeds,
  { decreeId, format }: Wanted,
): Promise<Fetched> {
  const row = await decreeRow(ctx.region.db, ctx, decreeId)
  if (row.state !== 'in-force' && !ctx.actor.permissions.has('decrees.read'))
    throw new Refusal('decrees.unknown')
  const name = `keputusan-${(row.number ?? 'rancangan').replace(/[^\w.-]+/g, '-')}.${format}`
  if (format === 'pdf' && row.document_id) {
    const bytes = await issuedFile(ctx, documents, row.document_id)
    if (!bytes) throw new Refusal('decrees.paper_lost')
    return { bytes, mediaType: 'application/pdf', name }
  }
  const { name: regionName, isRehearsal } = await regionToday(ctx)
  const content = paperContent(row, (await seatRows(ctx.region.db, ctx, decreeId)).map(asSeat), {
    ...{ regionName, isRehearsal, offices: await officeLabels(ctx), state: row.state },
  })
  return format === 'docx'
    ? { bytes: await decreeDocx(content), mediaType: DOCX, name }
    : {
        bytes: await render('decree', { ...content, number: '', qr: null, link: null }),
        mediaType: 'application/pdf',
        name,
      }
}

import type { ISectionOptions, Paragraph, Table } from 'docx'
import type { PaperContent } from './paper-content.ts'

type Docx = typeof import('docx')
const FONT = 'Plus Jakarta Sans'
/** Twentieths of a point, in which Word measures. */
const MM = 56.7

/** The decree as a document that the legal office can go on with in its own word processor; the same content as the PDF. */
export async function decreeDocx(content: PaperContent): Promise<Buffer> {
  // Loaded at the first paper: hardly any process ever writes one.
  const docx = await import('docx')
  const { Document, Packer } = docx
  const margin = { top: 25 * MM, bottom: 22 * MM, left: 28 * MM, right: 22 * MM }
  const page = { margin, size: { width: 210 * MM, height: 297 * MM } }
  const sections: ISectionOptions[] = [
    { properties: { page }, children: decision(docx, content) },
    { properties: { page }, children: annex(docx, content) },
  ]
  return Packer.toBuffer(
    new Document({
      creator: content.region,
      title: content.title,
      styles: { default: { document: { run: { font: FONT, size: 21 } } } },
      sections,
    }),
  )
}

function decision(docx: Docx, content: PaperContent): (Paragraph | Table)[] {
  const { head, title, decreeNumber, considering, inView, points, copies } = content
  const line = centred(docx)
  return [
    ...notices(docx, content),
    line(head, { bold: true, size: 26 }),
    line(`KEPUTUSAN ${head}`, { bold: true }),
    line(`NOMOR ${decreeNumber}`, { bold: true }),
    line('TENTANG'),
    line(title, { bold: true }),
    line(`${head},`),
    labelled(docx, [
      ...considering.map(({ label, text }, index) => [index ? '' : 'Menimbang', label, text]),
      ...inView.map(({ label, text }, index) => [index ? '' : 'Mengingat', label, text]),
    ]),
    line('MEMUTUSKAN:', { bold: true }),
    labelled(docx, [
      ['Menetapkan', '', `KEPUTUSAN ${head} TENTANG ${title}.`],
      ...points.map(({ label, text }) => [label, '', text]),
    ]),
    ...signature(docx, content),
    ...(copies.length ? [plain(docx, 'Tembusan:')] : []),
    ...copies.map(({ label, text }) => plain(docx, `${label} ${text}`)),
  ]
}

function annex(docx: Docx, content: PaperContent): (Paragraph | Table)[] {
  const { head, title, decreeNumber, decidedOn, tables } = content
  const heads = ['LAMPIRAN', `KEPUTUSAN ${head}`, `NOMOR ${decreeNumber}`, `TANGGAL ${decidedOn}`]
  return [
    ...[...heads, `TENTANG ${title}`].map(
      (text) =>
        new docx.Paragraph({ indent: { left: 82 * MM }, children: [new docx.TextRun({ text, size: 18 })] }),
    ),
    centred(docx)('SUSUNAN, PERSONALIA DAN TUGAS', { bold: true }),
    ...tables.flatMap(({ name, rows }) => [
      new docx.Paragraph({
        spacing: { before: 200, after: 80 },
        children: [new docx.TextRun({ text: name, bold: true })],
      }),
      grid(docx, [
        ['No.', 'Kedudukan', 'Nama dan jabatan', 'Tugas'],
        ...rows.map(({ no, position, person, title: held, duty }) => [
          no,
          position,
          person ? `${person}\n${held}` : held,
          duty,
        ]),
      ]),
    ]),
    ...signature(docx, content),
  ]
}

function notices(docx: Docx, { rehearsal, sample, draft }: PaperContent): Paragraph[] {
  const texts = [
    ...(rehearsal || sample ? ['Wilayah latihan: keputusan ini contoh, tidak ada yang berlaku.'] : []),
    ...(draft ? ['RANCANGAN. Belum bernomor dan belum berlaku.'] : []),
  ]
  return texts.map(
    (text) => new docx.Paragraph({ children: [new docx.TextRun({ text, bold: true, size: 18 })] }),
  )
}

function signature(docx: Docx, { place, decidedOn, head, headName }: PaperContent): Paragraph[] {
  const texts = [`Ditetapkan di ${place}`, `pada tanggal ${decidedOn}`, `${head},`, '', '', '', headName]
  return texts.map(
    (text, index) =>
      new docx.Paragraph({
        indent: { left: 85 * MM },
        keepNext: index < texts.length - 1,
        spacing: { before: index === 0 ? 300 : 0 },
        children: [new docx.TextRun({ text, bold: index === texts.length - 1 })],
      }),
  )
}

function centred(docx: Docx) {
  return (text: string, run: { readonly bold?: boolean; readonly size?: number } = {}) =>
    new docx.Paragraph({
      alignment: docx.AlignmentType.CENTER,
      spacing: { before: 60, after: 60 },
      children: [new docx.TextRun({ text, ...run })],
    })
}

function plain(docx: Docx, text: string): Paragraph {
  return new docx.Paragraph({ children: [new docx.TextRun({ text, size: 18 })] })
}

/** Three columns without lines: the word, the letter or number, the text. */
function labelled(docx: Docx, rows: readonly (readonly string[])[]): Table {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' } as const
  const borders = { top: none, bottom: none, left: none, right: none }
  return tableOf(docx, rows, [28, 8, 124], {
    cell: (text) => ({ borders, children: [justified(docx, text)] }),
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
  })
}

function justified(docx: Docx, text: string): Paragraph {
  return new docx.Paragraph({
    alignment: docx.AlignmentType.JUSTIFIED,
    spacing: { after: 80 },
    children: [new docx.TextRun({ text })],
  })
}

function grid(docx: Docx, rows: readonly (readonly string[])[]): Table {
  return tableOf(docx, rows, [9, 24, 63, 64], {
    cell: (text, isHead) => ({
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: text.split('\n').map(
        (line, index, all) =>
          new docx.Paragraph({
            children: [
              new docx.TextRun({ text: line, size: 17, bold: isHead || (all.length > 1 && index === 0) }),
            ],
          }),
      ),
    }),
  })
}

interface Looks {
  readonly cell: (text: string, isHead: boolean) => ConstructorParameters<Docx['TableCell']>[0]
  readonly borders?: ConstructorParameters<Docx['Table']>[0]['borders']
}

function tableOf(
  docx: Docx,
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  looks: Looks,
): Table {
  return new docx.Table({
    columnWidths: widths.map((mm) => Math.round(mm * MM)),
    width: { size: Math.round(160 * MM), type: docx.WidthType.DXA },
    ...(looks.borders && { borders: looks.borders }),
    rows: rows.map(
      (cells, index) =>
        new docx.TableRow({
          tableHeader: !looks.borders && index === 0,
          cantSplit: true,
          children: cells.map((text) => new docx.TableCell(looks.cell(text, !looks.borders && index === 0))),
        }),
    ),
  })
}

import type { FileChild, ISectionOptions } from 'docx'
import type { Block, Book } from './book.ts'
import { docxTable } from './docx-table.ts'

type Docx = typeof import('docx')
const FONT = 'Plus Jakarta Sans'
/** Twentieths of a point, in which Word measures. */
const MM = 56.7
/** Pixels of an image in Word. */
const PX = 96 / 25.4
const [LAKE, SOGA, QUIET] = ['0B5D66', '8A5A2B', '5B6168']

/** The book for the word processor of whoever goes on with it: the same content as the PDF, with headings, fields and captions of Word. */
export async function bookDocx(book: Book): Promise<Buffer> {
  const docx = await import('docx')
  const {
    AlignmentType,
    Document,
    Footer,
    Header,
    HeadingLevel,
    Packer,
    PageNumber,
    Paragraph,
    TableOfContents,
    TextRun,
  } = docx
  const page = {
    margin: { top: 26 * MM, bottom: 24 * MM, left: 24 * MM, right: 24 * MM },
    size: { width: 210 * MM, height: 297 * MM },
  }
  const small = (text: string) => new TextRun({ text, size: 16, color: QUIET })
  const marks = book.marks.map(
    (text) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text, bold: true, color: SOGA })],
      }),
  )
  const body: FileChild[] = []
  for (const [index, chapter] of book.chapters.entries()) {
    body.push(
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        pageBreakBefore: true,
        children: [new TextRun(`${index + 1} ${chapter.title}`)],
      }),
    )
    for (const [place, section] of chapter.sections.entries()) {
      body.push(
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          children: [new TextRun(`${index + 1}.${place + 1} ${section.title}`)],
        }),
      )
      for (const block of section.blocks) body.push(...(await drawn(docx, block)))
    }
  }
  const sections: ISectionOptions[] = [
    { properties: { page }, children: titlePage(docx, book) },
    {
      properties: { page: { ...page, pageNumbers: { start: 1 } } },
      headers: {
        default: new Header({
          children: [new Paragraph({ children: [small(`${book.title} · ${book.plan}`)] }), ...marks],
        }),
      },
      footers: {
        default: new Footer({
          children: [
            new Paragraph({
              children: [
                small(`${book.region} · ${book.state[0]} · `),
                new TextRun({ children: [PageNumber.CURRENT], size: 16, color: QUIET }),
              ],
            }),
          ],
        }),
      },
      children: [
        new Paragraph({ children: [new TextRun({ text: 'Daftar isi', bold: true, size: 36, color: LAKE })] }),
        new TableOfContents('Daftar isi', { hyperlink: true, headingStyleRange: '1-2' }),
        ...body,
      ],
    },
  ]
  const heading = (size: number, color?: string) => ({
    run: { size, bold: true, ...(color && { color }) },
    paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
  })
  return Packer.toBuffer(
    new Document({
      creator: book.region,
      title: book.title,
      // Word fills in the table of contents when it opens the book.
      features: { updateFields: true },
      styles: {
        default: {
          document: { run: { font: FONT, size: 20 } },
          heading1: heading(36, LAKE),
          heading2: heading(25),
        },
      },
      sections,
    }),
  )
}

function titlePage({ Paragraph, TextRun }: Docx, book: Book): FileChild[] {
  const line = (text: string, size: number, more: object = {}) =>
    new Paragraph({ spacing: { after: 160 }, children: [new TextRun({ text, size, ...more })] })
  return [
    new Paragraph({ spacing: { before: 3600 } }),
    line(`Buku ${book.number}`, 24, { color: QUIET, bold: true }),
    line(book.title, 64, { color: LAKE, bold: true }),
    line(book.plan, 30, { bold: true }),
    line(book.years, 24, { color: QUIET }),
    line(`“${book.vision}”`, 26, { italics: true }),
    new Paragraph({ spacing: { before: 2400 } }),
    line(book.region, 24, { bold: true }),
    ...book.state.map((text) => line(text, 18, { color: QUIET })),
    ...book.marks.map((text) => line(text, 24, { color: SOGA, bold: true })),
  ]
}

async function drawn(docx: Docx, block: Block): Promise<FileChild[]> {
  const { Paragraph, TextRun, ImageRun } = docx
  const caption = (text: string) =>
    new Paragraph({
      keepNext: block.kind === 'table',
      spacing: { before: 160, after: 80 },
      children: [new TextRun({ text, size: 17, color: QUIET })],
    })
  switch (block.kind) {
    case 'text':
      return block.text
        .split('\n')
        .filter((each) => each.trim())
        .map((text) => new Paragraph({ spacing: { after: 120 }, children: [new TextRun(text)] }))
    case 'list':
      return block.items.map(
        (text, index) =>
          new Paragraph({
            indent: { left: 280, hanging: 280 },
            children: [new TextRun(`${index + 1}. ${text}`)],
          }),
      )
    case 'missing':
      return [
        new Paragraph({
          children: [new TextRun({ text: 'Bagian ini belum diisi.', italics: true, color: SOGA })],
        }),
      ]
    case 'figure': {
      const { default: sharp } = await import('sharp')
      // Older word processors show this picture, newer ones the drawing itself.
      const picture = await sharp(Buffer.from(block.svg), { density: 150 }).png().toBuffer()
      const transformation = { width: block.width * PX, height: block.height * PX }
      return [
        new Paragraph({
          keepNext: true,
          children: [
            new ImageRun({
              ...{ type: 'svg', data: Buffer.from(block.svg), transformation },
              fallback: { type: 'png', data: picture },
              altText: { name: block.caption, title: block.caption, description: block.caption },
            }),
          ],
        }),
        caption(block.caption),
      ]
    }
    case 'table':
      return [caption(block.caption), docxTable(docx, block)]
  }
}

import type { FileChild } from 'docx'
import type { Block } from './book.ts'

type Docx = typeof import('docx')
/** Twentieths of a point, in which Word measures. */
const MM = 56.7
const LAKE = '0B5D66'

/** A table whose head stands again on each page. */
export function docxTable(
  docx: Docx,
  { head, rows, widths, right }: Extract<Block, { kind: 'table' }>,
): FileChild {
  const { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx
  const all = widths.reduce((sum, width) => sum + width, 0)
  const columnWidths = widths.map((width) => Math.round((162 * MM * width) / all))
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            margins: { top: 40, bottom: 40, left: 60, right: 60 },
            children: text.split('\n').map(
              (line, place) =>
                new Paragraph({
                  alignment: right.includes(index) ? AlignmentType.RIGHT : AlignmentType.LEFT,
                  children: [
                    new TextRun({
                      text: line,
                      size: place ? 14 : 16,
                      bold: isHead,
                      ...(isHead && { color: LAKE }),
                    }),
                  ],
                }),
            ),
          }),
      ),
    })
  return new Table({
    columnWidths,
    width: { size: Math.round(162 * MM), type: WidthType.DXA },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  })
}

import { SHEET_FORMATS, type Sheet, sheetBlob, sheetFile } from './sheet.ts'

/** A table as a file that is saved. An unknown format is a page that is not there. */
export async function sendSheet(sheet: Sheet, wanted: string | undefined): Promise<Response> {
  const format = SHEET_FORMATS.find((one) => one === wanted)
  if (!format) throw new Response(null, { status: 404 })
  const blob = await sheetBlob(sheet, format)
  return new Response(blob, {
    headers: {
      'content-type': blob.type || 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(sheetFile(sheet, format))}`,
    },
  })
}

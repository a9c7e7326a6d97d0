import { listFile } from '../../kernel/list-file.ts'

/** OpenSID writes its archive as a page with a table and calls it `.xls`; saved by a spreadsheet it is a workbook. */
export const LISTS = listFile({
  ...{ unreadable: 'letters.list_unreadable', wait: 'letters.lists_wait' },
  ...{ sheet: 'Arsip Layanan Surat', html: true },
})

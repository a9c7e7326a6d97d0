import { listFile } from '../../kernel/list-file.ts'

/** OpenSID's workbook of residents: beside it lies a sheet that explains codes, and a row of marks ends the data. */
export const LISTS = listFile({
  ...{ unreadable: 'residents.list_unreadable', wait: 'residents.lists_wait' },
  ...{ sheet: 'Data Penduduk', passOver: 'Kode Data', end: '###' },
})

import { DateField } from './date-field.tsx'

const words = {
  dayWord: 'Tanggal',
  monthWord: 'Bulan',
  yearWord: 'Tahun',
  months: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  onChange: () => {},
}

export const examples = {
  empty: <DateField name="d1" label="Tanggal lahir" hint="Seperti di surat lahir." {...words} />,
  filled: <DateField name="d2" label="Tanggal lahir" value="2026-07-03" {...words} />,
  wrong: (
    <DateField
      name="d3"
      label="Tanggal lahir"
      value="2026-02-31"
      error="Tanggal ini tidak ada di kalender."
      {...words}
    />
  ),
}

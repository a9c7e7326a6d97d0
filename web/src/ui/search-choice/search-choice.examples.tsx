import { SearchChoice } from './search-choice.tsx'

const options = [
  { key: '35.05.01.2001', label: 'Jaten, Wonodadi' },
  { key: '35.05.01.2002', label: 'Salam, Wonodadi' },
]

export const examples = {
  empty: <SearchChoice name="s1" label="Desa" hint="Ketik namanya, lalu pilih." options={options} />,
  chosen: <SearchChoice name="s2" label="Desa" options={options} value="35.05.01.2001" onChange={() => {}} />,
  wrong: <SearchChoice name="s3" label="Desa" options={options} error="Pilih wilayah dari daftar." />,
}

import { Choice } from './choice.tsx'

const few = [
  { key: 'female', label: 'Perempuan' },
  { key: 'male', label: 'Laki-laki' },
]
const many = 'Islam,Kristen,Katolik,Hindu,Buddha,Khonghucu,Kepercayaan,Lainnya'
  .split(',')
  .map((label) => ({ key: label, label }))

export const examples = {
  few: <Choice name="c1" label="Jenis kelamin anak" options={few} />,
  chosen: <Choice name="c2" label="Jenis kelamin anak" options={few} value="female" onChange={() => {}} />,
  wrong: <Choice name="c3" label="Jenis kelamin anak" options={few} error="Pilih salah satu." />,
  many: <Choice name="c4" label="Agama" options={many} hint="Seperti di kartu keluarga." />,
}

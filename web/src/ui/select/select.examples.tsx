import { Select } from './select.tsx'

const options = [
  { key: '', label: 'Semua' },
  { key: 'milestone', label: 'Tonggak lewat waktu' },
]

export const examples = {
  all: <Select name="s1" label="Yang ditunggu" value="" options={options} />,
  chosen: <Select name="s2" label="Yang ditunggu" value="milestone" options={options} />,
}

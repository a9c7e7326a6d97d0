import { Radar } from './radar.tsx'

const AXES = ['Tata kelola', 'Pemasaran', 'Ekonomi', 'Permukiman', 'Masyarakat', 'Lingkungan'].map(
  (name) => ({
    key: name,
    name,
  }),
)

export const examples = {
  'two years': (
    <Radar
      label="Dua tahun"
      max={4}
      axes={AXES}
      series={[
        { key: '2025', values: Object.fromEntries(AXES.map(({ key }, at) => [key, 2 + (at % 3) / 2])) },
        { key: '2024', values: Object.fromEntries(AXES.map(({ key }, at) => [key, 1.5 + (at % 2)])) },
      ]}
    />
  ),
}

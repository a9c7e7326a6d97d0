import { Timeline } from './timeline.tsx'

export const examples = {
  'three steps': (
    <Timeline
      label="Riwayat"
      entries={[
        {
          key: '3',
          tone: 'done',
          title: 'Akta siap diunduh',
          at: '2026-07-03T03:12:00Z',
          when: 'Jumat, 3 Juli 2026 · 10.12 WIB',
        },
        {
          key: '2',
          tone: 'waiting',
          title: 'Perlu perbaikan',
          at: '2026-07-03T02:00:00Z',
          when: '09.00 WIB',
          detail: 'Foto surat lahir kurang jelas.',
        },
        {
          key: '1',
          tone: 'running',
          title: 'Diterima di desa',
          at: '2026-07-03T01:00:00Z',
          when: '08.00 WIB',
        },
      ]}
    />
  ),
}

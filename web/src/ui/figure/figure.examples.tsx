import { Figure } from './figure.tsx'

export const examples = {
  known: (
    <Figure
      label="Dokumen tepat janji"
      value="96,4 %"
      unknown="belum diketahui"
      basis="135 dari 140 dokumen, sampai 3 Juli 2026"
      share={0.964}
      href="#buka"
    />
  ),
  unknown: <Figure label="Dokumen tepat janji" unknown="belum diketahui" basis="belum ada dokumen" />,
}

import { Notice } from './notice.tsx'

export const examples = {
  info: <Notice title="Belum tersambung">Isian tetap tersimpan di perangkat ini.</Notice>,
  done: <Notice tone="done" title="Berkas ini asli." />,
  late: <Notice tone="late">Lewat dari janji. Kami sudah memberi tahu petugas.</Notice>,
  broken: (
    <Notice tone="broken" title="PIN tidak cocok.">
      Lihat angka di bawah kode pada tanda terima, lalu coba lagi.
    </Notice>
  ),
}

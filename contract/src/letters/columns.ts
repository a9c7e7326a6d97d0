/** The columns of OpenSID's archive of letters (*Arsip Layanan Surat*), in its order; see docs/opensid.md. */
export const ARCHIVE_COLUMNS = [
  ...(['No', 'No Kode Surat', 'No Urut Surat', 'Jenis Surat', 'Nama Penduduk', 'Keterangan'] as const),
  ...(['Ditandatangani Oleh', 'Tanggal', 'User'] as const),
] as const
export type ArchiveColumn = (typeof ARCHIVE_COLUMNS)[number]

/** Without these a list is none of letters. */
export const NEEDED_ARCHIVE_COLUMNS = [
  'No Urut Surat',
  'Jenis Surat',
  'Tanggal',
] as const satisfies readonly ArchiveColumn[]

/** What a letter of ours says in *Keterangan*, so that it is known if the book comes back. */
export const OURS = 'Guyub '

/**
 * Columns of a list of residents as OpenSID imports and exports it, in its order and by its names (docs/opensid.md says where they were
 * read). OpenSID looks for the names, not for the order.
 */
export const OPENSID_COLUMNS = [
  ...(['alamat', 'dusun', 'rw', 'rt', 'nama', 'no_kk', 'nik', 'sex', 'tempatlahir', 'tanggallahir'] as const),
  ...([
    'agama_id',
    'pendidikan_kk_id',
    'pendidikan_sedang_id',
    'pekerjaan_id',
    'status_kawin',
    'kk_level',
  ] as const),
  ...([
    'warganegara_id',
    'ayah_nik',
    'nama_ayah',
    'ibu_nik',
    'nama_ibu',
    'golongan_darah_id',
    'akta_lahir',
  ] as const),
  ...([
    'dokumen_pasport',
    'tanggal_akhir_paspor',
    'dokumen_kitas',
    'akta_perkawinan',
    'tanggalperkawinan',
  ] as const),
  ...([
    'akta_perceraian',
    'tanggalperceraian',
    'cacat_id',
    'cara_kb_id',
    'hamil',
    'ktp_el',
    'status_rekam',
  ] as const),
  ...(['alamat_sekarang', 'status_dasar', 'suku', 'tag_id_card', 'id_asuransi', 'no_asuransi'] as const),
] as const
export type OpensidColumn = (typeof OPENSID_COLUMNS)[number]

/** What a form at the counter asks for. Religion, health, contraception, insurance are not kept, whatever a list brings. */
export const KEPT_COLUMNS = [
  ...(['alamat', 'dusun', 'rw', 'rt', 'nama', 'no_kk', 'nik', 'sex', 'tempatlahir', 'tanggallahir'] as const),
  ...(['status_kawin', 'kk_level', 'ayah_nik', 'nama_ayah', 'ibu_nik', 'nama_ibu'] as const),
] as const satisfies readonly OpensidColumn[]
export type KeptColumn = (typeof KEPT_COLUMNS)[number]

/** Without these a list is none of residents. */
export const NEEDED_COLUMNS = ['nama', 'no_kk', 'nik'] as const satisfies readonly KeptColumn[]

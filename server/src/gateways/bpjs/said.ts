/** An answer that is no success, in the codes of the catalogue: 201 failed, 202 a new patient. */
export class Said extends Error {
  override name = 'Said'
  readonly code: 201 | 202
  constructor(code: 201 | 202, message: string) {
    super(message)
    this.code = code
  }
}

/** What our refusals are in words that stand in the insurance's application. */
export const WORDS: Readonly<Record<string, string>> = {
  'visits.no_such_session': 'Jadwal dokter tersebut tidak ada.',
  'visits.session_over': 'Pendaftaran ke poli ini sudah tutup.',
  'visits.quota_gone': 'Kuota JKN untuk jadwal ini sudah habis.',
  'visits.registered_already': 'Nomor antrean hanya dapat diambil satu kali untuk jadwal yang sama.',
  'visits.reference_needed': 'Nomor rujukan atau surat kontrol belum diisi.',
  'visits.card_needed': 'Nomor kartu JKN pasien ini belum tercatat di rumah sakit.',
  'visits.no_such_payer': 'Rumah sakit ini tidak melayani JKN.',
  'visits.not_eligible': 'Kepesertaan atau rujukan tidak berlaku.',
  'visits.fingerprint_needed': 'Sidik jari direkam lebih dahulu di rumah sakit.',
  'visits.no_such_visit': 'Antrean tidak ditemukan.',
  'visits.task_over': 'Antrean sudah selesai atau dibatalkan.',
  'visits.task_order': 'Antrean belum sampai pada langkah ini.',
  'visits.task_time': 'Waktu lebih awal dari langkah sebelumnya.',
  'visits.another_day': 'Antrean ini untuk hari lain.',
  'visits.arrived_already': 'Peserta sudah check in.',
  'visits.record_there': 'Peserta sudah terdaftar sebagai pasien.',
  'visits.system_refuses': 'Sistem rumah sakit menolak permintaan ini. Silakan ke petugas rumah sakit.',
  'visits.system_silent': 'Sistem rumah sakit sedang tidak menjawab. Coba lagi nanti.',
}

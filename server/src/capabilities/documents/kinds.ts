import type { Text } from '@guyub/contract/text'

interface Kind {
  readonly title: Text
  /** What its numbers begin with. */
  readonly prefix: string
}

/** The kinds of paper that are numbered by their office and year. */
export const KINDS: Readonly<Record<string, Kind>> = {
  receipt: { title: { id: 'Bukti pendaftaran', en: 'Receipt of a request' }, prefix: 'BP' },
  attendance: { title: { id: 'Sertifikat kehadiran', en: 'Certificate of attendance' }, prefix: 'SH' },
  result: {
    title: { id: 'Surat hasil evaluasi', en: 'Result letter of an evaluation' },
    prefix: 'HE',
  },
  award: { title: { id: 'Piagam penghargaan', en: 'Award certificate' }, prefix: 'PH' },
  decree: {
    title: { id: 'Salinan keputusan kepala daerah', en: 'Copy of a decree of the head of the region' },
    prefix: 'SK',
  },
}

export function titleOf(kind: string): Text {
  return KINDS[kind]?.title ?? { id: kind, en: kind }
}

interface Numbered {
  readonly kind: string
  readonly number: number
  readonly office_code: string
  readonly year: number
}

/** As it stands on the paper: `BP/0001/35.05.01.2001/2026`. */
export function fullNumber({ kind, number, office_code, year }: Numbered): string {
  return [KINDS[kind]?.prefix, String(number).padStart(4, '0'), office_code, year].filter(Boolean).join('/')
}

/** What a paper may be as a file, told by its first bytes. */
export const PAPER_MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const
export type PaperMediaType = (typeof PAPER_MEDIA_TYPES)[number]

/** What a paper of this type is saved as. */
export const PAPER_ENDINGS: Readonly<Record<PaperMediaType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/** A telephone's photograph and a scan of some pages fit; a book does not. */
export const PAPER_MAX_BYTES = 10 * 2 ** 20

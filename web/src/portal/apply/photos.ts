import { type Answers, MAX_FILE_BYTES, track, trackAttach } from '@guyub/contract/cases'
import type { Field, Page } from '@guyub/contract/definition'
import { fileOfBlob } from '../../kernel/form-file.ts'
import type { Visit } from '../../kernel/visit.ts'

export interface Photo {
  readonly id: string
  readonly field: string
  readonly file: File
}

type FileField = Extract<Field, { type: 'photo' | 'file' }>

/** The fields for photographs and files of a form, which are chosen at its end. */
export function photoFields(pages: readonly Page[]): readonly FileField[] {
  return pages
    .flatMap((page) => page.fields)
    .filter((field): field is FileField => field.type === 'photo' || field.type === 'file')
}

/** What was chosen, each with an id that was made with the page: sent twice it is the same file. */
export function chosenPhotos(pages: readonly Page[], form: FormData): readonly Photo[] {
  const ids = String(form.get('fileIds') ?? '').split(' ')
  const chosen = photoFields(pages).flatMap(({ key, max }) =>
    form
      .getAll(`file-${key}`)
      .filter((file): file is File => typeof file !== 'string' && file.size > 0)
      .slice(0, max)
      .map((file) => ({ field: key, file })),
  )
  return chosen.flatMap((one, index) => {
    const id = ids[index]
    return id ? [{ ...one, id }] : []
  })
}

export function answersNaming(photos: readonly Photo[]): Answers {
  const answers: Record<string, string[]> = {}
  for (const { field, id } of photos) answers[field] = [...(answers[field] ?? []), id]
  return answers
}

/** Whether this is a picture or PDF at all, before anything is filed: the first bytes say so, the name does not. */
export async function refusePhotos(photos: readonly Photo[]): Promise<string | undefined> {
  for (const { file } of photos) {
    if (file.size > MAX_FILE_BYTES) return 'cases.file_too_large'
    const start = new Uint8Array(await file.slice(0, 12).arrayBuffer())
    const text = String.fromCharCode(...start)
    const isKnown =
      text.startsWith('\u00ff\u00d8\u00ff') ||
      text.startsWith('\u0089PNG') ||
      text.startsWith('%PDF-') ||
      (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP')
    if (!isKnown) return 'cases.file_type'
  }
  return undefined
}

interface Filed {
  readonly trackingCode: string
  readonly pin: string
}

/** Sends what was chosen after the request that names it; returns how many could not be kept. */
export async function sendPhotos(
  { call, transfer, region }: Visit,
  { trackingCode, pin }: Filed,
  photos: readonly Photo[],
): Promise<number> {
  if (!photos.length) return 0
  const opened = await call(track, { trackingCode, pin })
  if (!opened.ok) return photos.length
  let lost = 0
  for (const { id, field, file } of photos) {
    const { bytes, sha256 } = await fileOfBlob(file)
    const { key } = opened.answer
    const reply = await transfer.send(
      trackAttach,
      { trackingCode, key, field, commandId: id, sha256 },
      { bytes, mediaType: file.type || 'application/octet-stream' },
      { region },
    )
    if (!reply.ok) lost++
  }
  return lost
}

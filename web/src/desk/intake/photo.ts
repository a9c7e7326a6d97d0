import { MAX_FILE_BYTES } from '@guyub/contract/cases'

/** Longest side of a photographed paper, in pixels: every word of an A4 page stays legible. */
const LONGEST = 1600
/** What a photograph may weigh where that leaves it legible: half a minute on a line of 50 kbit/s. */
export const WANTED_BYTES = 200_000
/** From what looks untouched to what still leaves print on paper readable; the side is never cut. */
const QUALITIES = [0.82, 0.7, 0.6, 0.5, 0.42]
/** Side on which sharpness is judged, so that the measure does not depend on the camera. */
const JUDGED = 512
/** Variance of the Laplacian below which print on a photographed paper is hard to read (found on samples, see the test). */
export const BLURRED_BELOW = 90

export interface Photo {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  readonly isBlurred: boolean
}

const PDF = '%PDF-'

/** Why a file that is no picture would be refused by the server: said while the family is still there. Pictures are drawn anew. */
export async function unfitFile(file: Blob): Promise<'cases.file_type' | 'cases.file_too_large' | undefined> {
  if (file.type.startsWith('image/')) return undefined
  if ((await file.slice(0, PDF.length).text()) !== PDF) return 'cases.file_type'
  return file.size > MAX_FILE_BYTES ? 'cases.file_too_large' : undefined
}

/** Makes a photograph small enough for a village line, and looks whether it can be read. A PDF passes as it is. */
export async function takePhoto(file: File): Promise<Photo> {
  if (!file.type.startsWith('image/'))
    return {
      ...{ bytes: new Uint8Array(await file.arrayBuffer()), mediaType: 'application/pdf' },
      isBlurred: false,
    }
  const image = await createImageBitmap(file)
  const canvas = drawn(image, LONGEST)
  const blob = await lightest(canvas)
  const judged = drawn(image, JUDGED)
  const pixels = judged.getContext('2d')?.getImageData(0, 0, judged.width, judged.height)
  image.close()
  if (!blob || !pixels) throw new Error('this browser cannot draw the photograph')
  const isBlurred = sharpness(pixels.data, pixels.width, pixels.height) < BLURRED_BELOW
  return { bytes: new Uint8Array(await blob.arrayBuffer()), mediaType: 'image/jpeg', isBlurred }
}

/** The best quality that weighs little enough; the least of them for a picture that is all detail. */
async function lightest(canvas: HTMLCanvasElement): Promise<Blob | null> {
  let blob: Blob | null = null
  for (const quality of QUALITIES) {
    blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (!blob || blob.size <= WANTED_BYTES) break
  }
  return blob
}

function drawn(image: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}

/**
 * Variance of the Laplacian of the grey picture: edges of letters make it large, blur makes it small
 * (Pech-Pacheco et al., 2000). `rgba` holds four bytes a pixel.
 */
export function sharpness(rgba: ArrayLike<number>, width: number, height: number): number {
  const grey = new Float32Array(width * height)
  for (let i = 0; i < grey.length; i += 1)
    grey[i] = 0.299 * (rgba[4 * i] ?? 0) + 0.587 * (rgba[4 * i + 1] ?? 0) + 0.114 * (rgba[4 * i + 2] ?? 0)
  let sum = 0
  let squares = 0
  let count = 0
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const i = y * width + x
      const at = (offset: number) => grey[i + offset] ?? 0
      const edge = at(-1) + at(1) + at(-width) + at(width) - 4 * at(0)
      sum += edge
      squares += edge * edge
      count += 1
    }
  }
  return count ? squares / count - (sum / count) ** 2 : 0
}

import type { PaperMediaType } from '@guyub/contract/paper'

/** What the first bytes say a file is; the name and the sender's word count for nothing. */
export function mediaTypeOf(bytes: Buffer): PaperMediaType | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png'
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp'
  return bytes.toString('latin1', 0, 5) === '%PDF-' ? 'application/pdf' : undefined
}

/** What a telephone makes; a file of a few kilobytes can claim thousands of millions. */
const MOST_PIXELS = 60_000_000

/** A picture that would fill the memory of whoever opens it. */
export class PictureTooLarge extends Error {}

/** A part that is blackened, in thousandths of width and height, as the picture is seen. */
export interface Mask {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

let atWork: Promise<unknown> = Promise.resolve()

/**
 * A photograph without the place, time and camera that phones write into it, turned upright. Throws `PictureTooLarge`, and
 * what cannot be decoded. Other files come back as they are.
 */
export async function withoutMetadata(
  bytes: Buffer,
  mediaType: string,
  masks: readonly Mask[] = [],
): Promise<Buffer> {
  if (!mediaType.startsWith('image/')) return bytes
  // One after the other: decoded, a photograph takes a hundred times the memory of its file.
  const mine = atWork.then(() => upright(bytes, masks))
  atWork = mine.catch(() => undefined)
  return mine
}

async function upright(bytes: Buffer, masks: readonly Mask[]): Promise<Buffer> {
  // Loaded at the first photograph: the library alone is as large as the rest of the process.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  // Read from the head of the file; nothing is decoded yet.
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
  if (width * height > MOST_PIXELS) throw new PictureTooLarge()
  const turned = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .rotate()
    .toBuffer({ resolveWithObject: true })
  if (!masks.length) return turned.data
  const black = masks.flatMap((mask) => patch(mask, turned.info))
  return sharp(turned.data).composite(black).toBuffer()
}

/** A black rectangle over a part of a picture, at least one point large and never beyond its edge. */
function patch({ x, y, width, height }: Mask, picture: { readonly width: number; readonly height: number }) {
  const left = Math.floor((x / 1000) * picture.width)
  const top = Math.floor((y / 1000) * picture.height)
  if (left >= picture.width || top >= picture.height) return []
  const size = {
    width: Math.min(picture.width - left, Math.max(1, Math.ceil((width / 1000) * picture.width))),
    height: Math.min(picture.height - top, Math.max(1, Math.ceil((height / 1000) * picture.height))),
  }
  return { input: { create: { ...size, channels: 3 as const, background: '#000' } }, left, top }
}

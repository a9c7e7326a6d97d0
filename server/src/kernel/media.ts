/** What the first bytes say a file is; the name and the sender's word count for nothing. */
export function mediaTypeOf(
  bytes: Buffer,
): 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf' | undefined {
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

let atWork: Promise<unknown> = Promise.resolve()

/**
 * A photograph without the place, time and camera that phones write into it, turned upright. Throws `PictureTooLarge`, and
 * what cannot be decoded. Other files come back as they are.
 */
export async function withoutMetadata(bytes: Buffer, mediaType: string): Promise<Buffer> {
  if (!mediaType.startsWith('image/')) return bytes
  // One after the other: decoded, a photograph takes a hundred times the memory of its file.
  const mine = atWork.then(() => upright(bytes))
  atWork = mine.catch(() => undefined)
  return mine
}

async function upright(bytes: Buffer): Promise<Buffer> {
  // Loaded at the first photograph: the library alone is as large as the rest of the process.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  // Read from the head of the file; nothing is decoded yet.
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
  if (width * height > MOST_PIXELS) throw new PictureTooLarge()
  return sharp(bytes, { limitInputPixels: MOST_PIXELS }).rotate().toBuffer()
}

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

/**
 * A photograph without the place, time and camera that phones write into it, turned upright. Throws what cannot be
 * decoded. Other files come back as they are.
 */
export async function withoutMetadata(bytes: Buffer, mediaType: string): Promise<Buffer> {
  if (!mediaType.startsWith('image/')) return bytes
  // Loaded at the first photograph: the library alone is as large as the rest of the process.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp(bytes, { limitInputPixels: 60_000_000 }).rotate().toBuffer()
}

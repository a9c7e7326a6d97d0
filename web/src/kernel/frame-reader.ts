/** What a frame of the camera shows: the text of a QR code, or nothing. */
export type FrameReader = (video: HTMLVideoElement) => Promise<string | undefined>

// The Barcode Detection API is not in TypeScript's DOM: it is there on Android, macOS and ChromeOS, and not on Windows and Linux.
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorMaker {
  new (options: { readonly formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** Large enough for a code of 60 modules held at arm's length, small enough for a laptop of ten years ago. */
const LONG_SIDE = 960

/** The browser's own reader where it has one for QR codes, else ours, which is fetched only now. */
export async function frameReader(): Promise<FrameReader> {
  const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  const readsHere = await maker?.getSupportedFormats().then(
    (formats) => formats.includes('qr_code'),
    () => false,
  )
  if (maker && readsHere) {
    const detector = new maker({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video))[0]?.rawValue
  }
  const { default: decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const drawn = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    const scale = Math.min(1, LONG_SIDE / Math.max(video.videoWidth, video.videoHeight))
    const [width, height] = [Math.floor(video.videoWidth * scale), Math.floor(video.videoHeight * scale)]
    if (!drawn || !width || !height) return undefined
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    drawn.drawImage(video, 0, 0, width, height)
    try {
      const { data } = drawn.getImageData(0, 0, width, height)
      return decodeQR({ width, height, data }, { timeLimit: 60 })
    } catch {
      // No code in this frame.
      return undefined
    }
  }
}

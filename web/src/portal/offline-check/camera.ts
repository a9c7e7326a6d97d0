import { frameReader } from '../../kernel/frame-reader.ts'

const PAUSE_MS = 200

/** A button that opens the camera, tells what it reads, and lets the camera go again. Not offered where there is none. */
export function watchCamera(main: HTMLElement, onRead: (text: string) => void): void {
  const button = main.querySelector<HTMLButtonElement>('[data-camera]')
  const video = main.querySelector<HTMLVideoElement>('[data-video]')
  const fault = main.querySelector<HTMLElement>('[data-camera-fault]')
  if (!button || !video || !window.isSecureContext || !navigator.mediaDevices) return
  button.hidden = false
  let stream: MediaStream | undefined
  const close = () => {
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = undefined
    video.hidden = true
    button.setAttribute('aria-expanded', 'false')
  }
  button.setAttribute('aria-expanded', 'false')
  button.addEventListener('click', () => {
    if (stream) close()
    else
      open().catch(() => {
        close()
        if (fault) fault.textContent = fault.dataset.denied ?? ''
      })
  })

  async function open(): Promise<void> {
    if (!video) return
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    video.srcObject = stream
    video.hidden = false
    button?.setAttribute('aria-expanded', 'true')
    await video.play()
    const read = await frameReader()
    while (stream) {
      const text = await read(video)
      if (text && stream) {
        close()
        onRead(text)
      }
      await new Promise((done) => setTimeout(done, PAUSE_MS))
    }
  }
}

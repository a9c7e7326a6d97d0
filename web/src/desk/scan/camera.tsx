import { useEffect, useRef, useState } from 'react'
import { frameReader } from '../../kernel/frame-reader.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'

/** Between two looks, so that an old laptop has time for its page. */
const PAUSE = 150
/** A card that stays before the camera is read once. */
const SAME = 4000

/** Shows what the camera sees and tells the text of each QR code in it. The camera is let go when this leaves the page. */
export default function Camera({ onRead }: { readonly onRead: (text: string) => void }) {
  const { t } = useWords()
  const shown = useRef<HTMLVideoElement>(null)
  const [fault, setFault] = useState<'desk.camera_denied' | 'desk.camera_none'>()
  const told = useRef(onRead)
  useEffect(() => {
    told.current = onRead
  }, [onRead])

  useEffect(() => {
    const video = shown.current
    let stream: MediaStream | undefined
    let isOver = false
    async function look(): Promise<void> {
      const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (isOver || !video) return letGo(camera)
      stream = camera
      video.srcObject = camera
      await video.play()
      const read = await frameReader()
      let last = { text: '', at: 0 }
      while (!isOver) {
        const text = await read(video)
        const at = Date.now()
        if (text && !isOver && (text !== last.text || at - last.at > SAME)) told.current(text)
        if (text) last = { text, at }
        await new Promise((done) => setTimeout(done, PAUSE))
      }
    }
    look().catch((error: unknown) => {
      const isDenied = error instanceof DOMException && error.name === 'NotAllowedError'
      if (!isOver) setFault(isDenied ? 'desk.camera_denied' : 'desk.camera_none')
    })
    return () => {
      isOver = true
      if (stream) letGo(stream)
    }
  }, [])

  if (fault) return <Notice tone="late">{t(fault)}</Notice>
  return (
    <figure className="camera">
      <video ref={shown} muted playsInline />
      <figcaption className="small quiet">{t('desk.camera_aim')}</figcaption>
    </figure>
  )
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

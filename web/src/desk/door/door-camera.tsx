import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'

// Fetched when somebody opens it; the service worker has it for a door without a network.
const Camera = lazy(() => import('../scan/camera.tsx'))

/** Reads the QR on somebody's telephone or paper, for as long as it is open. */
export function DoorCamera({ onRead }: { readonly onRead: (text: string) => void }) {
  const { t } = useWords()
  const [isLooking, setIsLooking] = useState(false)
  return (
    <div className="stack">
      <div>
        <Button
          type="button"
          kind="second"
          icon={isLooking ? 'cross' : 'camera'}
          aria-expanded={isLooking}
          onClick={() => setIsLooking(!isLooking)}
        >
          {t(isLooking ? 'desk.camera_close' : 'desk.camera_open')}
        </Button>
      </div>
      {isLooking && (
        <Suspense fallback={<Skeleton word={t('shell.loading')} lines={4} />}>
          <Camera onRead={onRead} />
        </Suspense>
      )}
    </div>
  )
}

import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'

// The camera and its decoder are fetched when somebody opens it; the service worker has them for a place without a network.
const Camera = lazy(() => import('./camera.tsx'))

/** Reads QR codes of telephones and papers, for as long as it is open. */
export function CameraReader({ onRead }: { readonly onRead: (text: string) => void }) {
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

import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'

// The camera and its decoder are fetched when somebody opens it; the service worker has them for a place without a network.
const Camera = lazy(() => import('./camera.tsx'))

interface CodeReaderProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  /** What the button says that hands in a typed code. */
  readonly word: string
  readonly error?: string | undefined
  /** A code to begin with, for one that is to be put right. */
  readonly first?: string
  readonly hasFocus?: boolean
  /** What was typed, or what a QR code says; the field is emptied when it was taken. */
  readonly onRead: (text: string) => Promise<boolean>
}

/** Takes a code from the keyboard or the camera, neither of which needs a network. */
export function CodeReader({
  name,
  label,
  hint,
  word,
  error,
  first = '',
  hasFocus,
  onRead,
}: CodeReaderProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState(first)
  const [isLooking, setIsLooking] = useState(false)
  async function read(text: string): Promise<void> {
    if (text.trim() && (await onRead(text.trim()))) setTyped('')
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    void read(typed)
  }
  return (
    <div className="stack">
      <form className="stack" onSubmit={submit}>
        <Field
          name={name}
          label={label}
          hint={hint}
          error={error}
          value={typed}
          maxLength={500}
          width="medium"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus={hasFocus}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="row">
          <Button icon="arrow">{word}</Button>
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
      </form>
      {isLooking && (
        <Suspense fallback={<Skeleton word={t('shell.loading')} lines={4} />}>
          <Camera onRead={(text) => void read(text)} />
        </Suspense>
      )}
    </div>
  )
}

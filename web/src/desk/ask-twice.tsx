import { type ReactNode, useState } from 'react'
import { useWords } from '../kernel/use-words.ts'
import { Button } from '../ui/button/button.tsx'

interface AskTwiceProps {
  /** What the button says that unfolds the question, and the one that does it. */
  readonly word: string
  /** Whom or what it is about, for those who hear the buttons of a long list. */
  readonly about: string
  readonly onSend: () => Promise<void>
  /** The fields of the question. */
  readonly children: ReactNode
}

/** Something that is not done by one slip of a finger: the first press asks, the second does it. */
export function AskTwice({ word, about, onSend, children }: AskTwiceProps) {
  const { t } = useWords()
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking)
    return (
      <Button
        type="button"
        kind="plain"
        size="small"
        aria-label={`${word}: ${about}`}
        onClick={() => setIsAsking(true)}
      >
        {word}
      </Button>
    )
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void onSend()
      }}
    >
      {children}
      <div className="row">
        <Button kind="danger" size="small">
          {word}
        </Button>
        <Button type="button" kind="plain" size="small" onClick={() => setIsAsking(false)}>
          {t('desk.cancel')}
        </Button>
      </div>
    </form>
  )
}

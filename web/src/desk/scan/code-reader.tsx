import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { CameraReader } from './camera-reader.tsx'

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
  const [typed, setTyped] = useState(first)
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
        <div>
          <Button icon="arrow">{word}</Button>
        </div>
      </form>
      <CameraReader onRead={(text) => void read(text)} />
    </div>
  )
}

import { type ReactNode, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'

export interface Given {
  readonly to: string
  readonly reason?: string
}

interface GiveFormProps {
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly hint: string
  readonly send: ReactNode
  readonly isBusy?: boolean
  readonly onGive: (given: Given) => void
}

/** To whom of my office, and why where somebody may wonder. */
export function GiveForm({ colleagues, hint, send, isBusy, onGive }: GiveFormProps) {
  const { t } = useWords()
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  if (colleagues.length === 0) return <p className="quiet">{t('counter.give_nobody')}</p>
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const why = reason.trim()
        onGive({ to, ...(why && { reason: why }) })
      }}
    >
      <Choice
        name="give-to"
        label={t('counter.give_to')}
        hint={hint}
        value={to}
        onChange={setTo}
        options={colleagues.map(({ id, name }) => ({ key: id, label: name }))}
      />
      <Field
        name="give-reason"
        label={t('counter.give_reason')}
        hint={t('desk.note_hint')}
        optional={t('shell.optional')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
      />
      <div>
        <Button size="small" disabled={isBusy || !to}>
          {send}
        </Button>
      </div>
    </form>
  )
}

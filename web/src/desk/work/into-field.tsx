import { list, normalTrackingCode } from '@guyub/contract/cases'
import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Field } from '../../ui/field/field.tsx'
import { useDesk } from '../desk-context.ts'

export interface Linked {
  readonly id: string
  readonly trackingCode: string
}

interface IntoFieldProps {
  readonly chosen: Linked | undefined
  readonly onChange: (id: string) => void
}

/** Which request goes on: chosen where two were compared, else found by its code. */
export function IntoField({ chosen, onChange }: IntoFieldProps) {
  const { call } = useDesk()
  const { t, ofCode } = useWords()
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<Linked | null>()
  if (chosen) return <p>{t('counter.into_chosen', { code: chosen.trackingCode })}</p>

  async function look(): Promise<void> {
    const code = normalTrackingCode(typed)
    const reply = await call(list, { q: code, box: 'all' })
    const one = reply.ok ? reply.answer.items.find(({ trackingCode }) => trackingCode === code) : undefined
    setFound(one ?? null)
    onChange(one?.id ?? '')
  }

  return (
    <>
      <Field
        name="into"
        label={t('counter.into_code')}
        hint={t('counter.into_code_hint')}
        error={found === null && typed ? ofCode('cases.into_unknown') : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => void look()}
        width="medium"
        autoCapitalize="characters"
        required
      />
      {found && <p className="small quiet">{t('counter.into_chosen', { code: found.trackingCode })}</p>}
    </>
  )
}

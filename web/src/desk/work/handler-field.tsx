import { useWords } from '../../kernel/use-words.ts'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'
import { useOffices } from '../people/offices.ts'

interface HandlerFieldProps {
  /** Who has it now. */
  readonly handler: string
  readonly value: string
  readonly onChange: (code: string) => void
}

/** The agency that goes on with a request. */
export function HandlerField({ handler, value, onChange }: HandlerFieldProps) {
  const { t } = useWords()
  const agencies = useOffices().filter(({ kind, code }) => kind === 'agency' && code !== handler)
  return (
    <SearchChoice
      name="handler"
      label={t('counter.handler')}
      hint={t('counter.handler_hint')}
      options={agencies.map(({ code, name }) => ({ key: code, label: name }))}
      value={value}
      onChange={onChange}
    />
  )
}

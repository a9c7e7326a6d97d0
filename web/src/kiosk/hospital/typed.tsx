import { useWords } from '../../kernel/use-words.ts'

const ROWS = {
  digits: ['123', '456', '789', '0'],
  letters: ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM', '0123456789'],
  code: ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM-/'],
} as const

interface TypedProps {
  readonly title: string
  readonly hint?: string
  readonly keys: keyof typeof ROWS
  readonly isOptional?: boolean
}

/** One thing to type, with keys on the screen for a kiosk that has none of its own; its question is the label. */
export function Typed({ title, hint, keys, isOptional = false }: TypedProps) {
  const { t } = useWords()
  const rows = ROWS[keys]
  return (
    <>
      <h1>
        <label htmlFor="jawaban">{title}</label>
      </h1>
      {hint && <p id="petunjuk">{hint}</p>}
      <input
        id="jawaban"
        className="hospital-typed"
        name="answer"
        type="text"
        inputMode={keys === 'digits' ? 'numeric' : 'text'}
        autoComplete="off"
        autoCapitalize={keys === 'letters' ? 'words' : 'characters'}
        spellCheck={false}
        required={!isOptional}
        aria-describedby={hint ? 'petunjuk' : undefined}
      />
      <div className="hospital-keys" data-keys="jawaban" hidden>
        {rows.map((row) => (
          <div key={row}>
            {[...row].map((key) => (
              <button key={key} type="button" data-key={key}>
                {key}
              </button>
            ))}
            {keys !== 'letters' && row === rows.at(-1) && <DeleteKey />}
          </div>
        ))}
        {keys === 'letters' && (
          <div>
            <button type="button" data-key=" " className="hospital-space">
              {t('visits.key_space')}
            </button>
            <DeleteKey />
          </div>
        )}
      </div>
      <button type="submit" className="button kiosk-target" data-kind="first" name="intent" value="next">
        {t(isOptional ? 'visits.next_or_skip' : 'visits.next')}
      </button>
    </>
  )
}

function DeleteKey() {
  const { t } = useWords()
  return (
    <button type="button" data-key="back" aria-label={t('visits.key_delete')}>
      ⌫
    </button>
  )
}

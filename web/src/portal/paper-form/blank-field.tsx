import type { Field, LeafField, Page } from '@guyub/contract/definition'
import { useWords } from '../../kernel/use-words.ts'
import { conditionWords } from './condition-words.ts'

interface BlankFieldProps {
  readonly field: Field
  readonly pages: readonly Page[]
}

/** One question as it stands on paper: its words, when it is asked, and room for the answer. */
export function BlankField({ field, pages }: BlankFieldProps) {
  const words = useWords()
  const { t, of } = words
  return (
    <div className="blank-field">
      <div>
        {of(field.label)}
        {field.required && field.type !== 'group' && ' *'}
        {field.when && (
          <span className="blank-hint">
            {t('paper.when', { what: conditionWords(field.when, pages, words) })}
          </span>
        )}
        {field.hint && <span className="blank-hint">{of(field.hint)}</span>}
      </div>
      {field.type === 'group' ? (
        <div className="blank-group">
          {Array.from({ length: Math.max(1, Math.min(field.min || 2, 4)) }, (_, nth) => `${nth + 1}`).map(
            (nth) => (
              <fieldset key={nth}>
                <legend>{nth}</legend>
                {field.fields.map((leaf) => (
                  <BlankField key={leaf.key} field={leaf} pages={pages} />
                ))}
              </fieldset>
            ),
          )}
        </div>
      ) : (
        <Room field={field} />
      )}
    </div>
  )
}

const BOXES: Readonly<Partial<Record<LeafField['type'], readonly number[]>>> = {
  nik: [16],
  kk: [16],
  date: [2, 2, 4],
  time: [2, 2],
}
const LINES: Readonly<Partial<Record<LeafField['type'], number>>> = { 'long-text': 4, address: 2 }

function Room({ field }: { readonly field: LeafField }) {
  const { t, of } = useWords()
  if (field.type === 'choice')
    return (
      <ul className="blank-choices">
        {field.choices.map(({ key, label }) => (
          <li key={key}>
            <span className="blank-box" aria-hidden="true" /> {of(label)}
          </li>
        ))}
      </ul>
    )
  if (field.type === 'photo' || field.type === 'file')
    return (
      <p>
        <span className="blank-box" aria-hidden="true" /> {t('paper.attach')}
      </p>
    )
  const boxes = BOXES[field.type]
  if (boxes)
    return (
      <div className="blank-boxes" aria-hidden="true">
        {boxes.map((count, part) => (
          <span key={part}>
            {Array.from({ length: count }, (_, nth) => `${part}-${nth}`).map((key) => (
              <span key={key} className="blank-box" />
            ))}
          </span>
        ))}
      </div>
    )
  return (
    <div aria-hidden="true">
      {Array.from({ length: LINES[field.type] ?? 1 }, (_, nth) => `${nth}`).map((nth) => (
        <div key={nth} className="blank-line" />
      ))}
      {field.type === 'location' && <span className="blank-hint">{t('paper.place')}</span>}
    </div>
  )
}

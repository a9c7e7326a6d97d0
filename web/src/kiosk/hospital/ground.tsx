import type { Text } from '@guyub/contract/text'
import { useWords } from '../../kernel/use-words.ts'
import { PriorityRule } from '../priority-rule.tsx'

export interface Priority {
  readonly key: string
  readonly title: Text
  readonly who: Text
  readonly everyNth: number
  readonly grounds: readonly { readonly key: string; readonly title: Text }[]
}

/** Whether somebody comes before others on another ground than their age, with the rule that is then kept. Nothing of it is chosen before. */
export function Ground({
  priority,
  chosen = '',
}: {
  readonly priority: Priority
  readonly chosen?: string | undefined
}) {
  const { t, of } = useWords()
  const { grounds, who } = priority
  if (!grounds.length) return null
  const options = [
    { key: '', word: t('visits.ground_none') },
    ...grounds.map(({ key, title }) => ({ key, word: of(title) })),
  ]
  return (
    <fieldset className="hospital-ground">
      <legend>{t('visits.ground')}</legend>
      <div className="hospital-ground-choices">
        {options.map(({ key, word }) => (
          <label key={key}>
            <input type="radio" name="ground" value={key} defaultChecked={key === chosen} /> {word}
          </label>
        ))}
      </div>
      <p>{t('visits.ground_who', { who: of(who) })}</p>
      <PriorityRule priorities={[priority]} />
    </fieldset>
  )
}

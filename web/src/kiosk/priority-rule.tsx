import type { Text } from '@guyub/contract/text'
import { useWords } from '../kernel/use-words.ts'

interface PriorityRuleProps {
  readonly priorities: readonly { readonly key: string; readonly title: Text; readonly everyNth: number }[]
}

/** The rule by which numbers are called, in words; it is no secret. */
export function PriorityRule({ priorities }: PriorityRuleProps) {
  const { t, of } = useWords()
  return (
    <>
      {priorities.map(({ key, title, everyNth }) => (
        <p key={key} className="queue-rule">
          {everyNth === 1
            ? t('queue.rule_always', { title: of(title) })
            : t('queue.rule_nth', { title: of(title), n: everyNth })}
        </p>
      ))}
    </>
  )
}

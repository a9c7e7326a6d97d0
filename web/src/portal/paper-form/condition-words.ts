import type { Condition, Page } from '@guyub/contract/definition'
import type { useWords } from '../../kernel/use-words.ts'

/** When a part of a form is to be filled in, in words that can be printed. */
export function conditionWords(
  condition: Condition,
  pages: readonly Page[],
  words: ReturnType<typeof useWords>,
): string {
  const { t, of } = words
  if ('all' in condition) return joined(condition.all, 'paper.and')
  if ('any' in condition) return joined(condition.any, 'paper.or')
  if ('not' in condition) return t('paper.not', { what: conditionWords(condition.not, pages, words) })
  const field = pages.flatMap((page) => page.fields).find(({ key }) => key === condition.field)
  const label = field ? of(field.label) : condition.field
  if ('isGiven' in condition) return t(condition.isGiven ? 'paper.given' : 'paper.empty', { label })
  if ('olderThanDays' in condition) return t('paper.older', { label, days: condition.olderThanDays })
  const choices = field?.type === 'choice' ? field.choices : []
  const answers = condition.is.map((key) => {
    const choice = choices.find((one) => one.key === key)
    return choice ? of(choice.label) : key
  })
  return t('paper.is', { label, answers: answers.join(` ${t('paper.or')} `) })

  function joined(parts: readonly Condition[], by: 'paper.and' | 'paper.or'): string {
    return parts.map((part) => conditionWords(part, pages, words)).join(` ${t(by)} `)
  }
}

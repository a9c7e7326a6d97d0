import { type EventWords, type Facts, paperName } from '../kernel/event-words.ts'
import { useWords } from '../kernel/use-words.ts'

/** What an event recorded beside what it is called: only what a reader can use, in words. */
export function useToldWords(words: EventWords): (facts: Facts) => string {
  const { t } = useWords()
  return (facts) => {
    const states = words.services[String(facts.service)]?.states ?? {}
    const papers = String(facts.products ?? facts.product ?? '')
      .split(' ')
      .filter(Boolean)
      .map((product) => paperName(words, product))
    const from = states[String(facts.from)]
    const parts = [
      papers.length && t('movement.telling_product', { value: papers.join(', ') }),
      from && t('movement.telling_from', { value: from }),
      facts.channel === 'counter' && t('movement.telling_channel', { value: t('movement.channel_counter') }),
      typeof facts.withinPromise === 'boolean' &&
        t(facts.withinPromise ? 'movement.within_promise' : 'movement.after_promise'),
    ]
    return parts.filter(Boolean).join(' · ') || '–'
  }
}

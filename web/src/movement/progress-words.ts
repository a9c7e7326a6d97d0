import type { Progress } from '@guyub/contract/plan'
import { formatNumber, formatShare } from '../kernel/format.ts'
import { useWords } from '../kernel/use-words.ts'

/** A percentage never stands without what it rests on: of how many, how many are recorded, how many only reported. */
export function useProgressWords() {
  const { t, language } = useWords()
  return (progress: Progress) => ({
    value: progress.value === null ? undefined : formatShare(progress.value, language),
    share: progress.value ?? undefined,
    basis: progress.known
      ? t('movement.basis', {
          known: progress.known,
          total: progress.total,
          recorded: formatNumber(progress.recorded, language, 1),
          reported: formatNumber(progress.known - progress.recorded, language, 1),
        })
      : t('movement.basis_none', { total: progress.total }),
  })
}

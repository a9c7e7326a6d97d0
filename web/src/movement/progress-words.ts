import type { Progress } from '@guyub/contract/plan'
import { formatShare } from '../kernel/format.ts'
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
          recorded: progress.recorded,
          reported: progress.known - progress.recorded,
        })
      : t('movement.basis_none', { total: progress.total }),
  })
}

import type { QuickWinLine } from '@guyub/contract/plan'
import { formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { DIMENSIONS } from '../../ui/dimension-tag/dimension-tag.tsx'
import type { StateTone } from '../../ui/state-badge/state-badge.tsx'

/** How a quick win stands, in words: its phase, what is known of its days, and why. */
export function useQuickWinWords() {
  const { t, language } = useWords()
  const day = (at: string) => formatShortDay(`${at}T00:00:00Z`, language, 'UTC')
  return {
    day,
    dimension: ({ dimension }: { readonly dimension: string }) => {
      const known = DIMENSIONS.find((one) => one === dimension)
      return known ? t(`dimension.${known}`) : dimension
    },
    phase: ({
      phase,
      outcome,
      isLate,
    }: QuickWinLine): { readonly tone: StateTone; readonly word: string } => {
      if (phase === null) return { tone: 'waiting', word: t('quickwin.phase_plan') }
      if (outcome)
        return { tone: outcome === 'abandoned' ? 'broken' : 'done', word: t(`quickwin.outcome_${outcome}`) }
      if (isLate) return { tone: 'late', word: t('quickwin.late') }
      const tone = phase === 'launched' || phase === 'chosen' ? 'running' : 'waiting'
      return { tone, word: t(`quickwin.phase_${phase}`) }
    },
    /** The newest thing that is known of it, as a sentence. */
    note: ({ from, phase, why, launchBy, launchedOn, concludedOn, continues }: QuickWinLine) =>
      [
        ...(continues ? [t('quickwin.continues', { title: continues.title })] : []),
        ...(from === 'plan' ? [t('quickwin.from_plan')] : []),
        ...(phase === 'not-chosen' && why ? [why] : []),
        ...(phase === 'chosen' && launchBy ? [t('quickwin.launch_by_day', { day: day(launchBy) })] : []),
        ...(launchedOn ? [t('quickwin.launched_on', { day: day(launchedOn) })] : []),
        ...(concludedOn ? [t('quickwin.concluded_on', { day: day(concludedOn) })] : []),
      ].join(' · '),
  }
}

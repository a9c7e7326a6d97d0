import type { AgreementView } from '@guyub/contract/movement'
import { useWords } from '../../kernel/use-words.ts'
import type { StateTone } from '../../ui/state-badge/state-badge.tsx'

/** How an agreement stands, with its shape: late while it is warned of, broken once it is over. */
export function useStanding() {
  const { t } = useWords()
  return ({
    state,
    warning,
    days,
    endsOn,
  }: AgreementView): { readonly tone: StateTone; readonly word: string } => {
    if (state === 'draft') return { tone: 'waiting', word: t('mou.state_draft') }
    if (state === 'superseded') return { tone: 'done', word: t('mou.state_superseded') }
    if (state === 'ended') return { tone: 'broken', word: t('mou.state_ended') }
    if (warning === 0) return { tone: 'broken', word: t('mou.over') }
    if (warning !== null) return { tone: 'late', word: t('mou.ends_in', { days: days ?? 0 }) }
    // Without its term nobody can say that it still runs.
    return { tone: 'running', word: t(endsOn ? 'mou.state_signed' : 'mou.state_term_unknown') }
  }
}

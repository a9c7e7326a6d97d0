import type { HandoverState } from '@guyub/contract/dispositions'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { toneOf } from './tones.ts'

interface StandingProps {
  readonly one: {
    readonly state: HandoverState
    readonly isLate: boolean
    readonly escalation?: 'head' | 'regional-secretary' | null
  }
}

/** How far a hand-over is, whether it is late, and whose business that has become. */
export function Standing({ one }: StandingProps) {
  const { t } = useWords()
  const word = t(`dispositions.state_${one.state}`)
  return (
    <span className="standing">
      <StateBadge tone={toneOf(one)} word={one.isLate ? `${t('dispositions.is_late')} · ${word}` : word} />
      {one.escalation && <span className="small quiet">{t(`dispositions.escalated_${one.escalation}`)}</span>}
    </span>
  )
}

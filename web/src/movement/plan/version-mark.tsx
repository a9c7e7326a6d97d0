import type { PlanStatus } from '@guyub/contract/plan'
import { formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge, type StateTone } from '../../ui/state-badge/state-badge.tsx'

const TONES: Record<PlanStatus, StateTone> = {
  draft: 'waiting',
  consultation: 'running',
  adopted: 'done',
  superseded: 'late',
}

interface VersionMarkProps {
  readonly plan: {
    readonly number: number
    readonly status: PlanStatus
    readonly regulation: string | null
    readonly regulationOn: string | null
  }
}

/** Which version this is, how far it is, and by which regulation it holds. */
export function VersionMark({ plan }: VersionMarkProps) {
  const { t, language } = useWords()
  const { number, status, regulation, regulationOn } = plan
  return (
    <span className="row small">
      <StateBadge tone={TONES[status]} word={t(`plan.status_${status}`)} />
      <span>{t('plan.version', { number })}</span>
      {regulation && (
        <span className="quiet">
          <span lang="id">{regulation}</span>
          {regulationOn && ` · ${formatShortDay(`${regulationOn}T00:00:00Z`, language, 'UTC')}`}
        </span>
      )}
    </span>
  )
}

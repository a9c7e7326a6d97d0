import type { AgreementView } from '@guyub/contract/dispositions'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

/** Whether an agreement opens anything now, and if not, why. */
export function AgreementStanding({ one, today }: { readonly one: AgreementView; readonly today: string }) {
  const { t } = useWords()
  const { state, isOpen, expiresOn } = one
  if (isOpen) return <StateBadge tone="done" word={t('dispositions.agreement_open')} />
  if (state === 'agreed')
    return expiresOn < today ? (
      <StateBadge tone="late" word={t('dispositions.agreement_expired')} />
    ) : (
      <StateBadge tone="waiting" word={t('dispositions.agreement_not_yet')} />
    )
  return (
    <StateBadge
      tone={state === 'proposed' ? 'waiting' : 'broken'}
      word={t(`dispositions.agreement_${state}`)}
    />
  )
}

import type { RoundState } from '@guyub/contract/evaluation'
import type { StateTone } from '../../ui/state-badge/state-badge.tsx'

export const ROUND_TONES: Readonly<Record<RoundState, StateTone>> = {
  open: 'running',
  closed: 'late',
  submitted: 'waiting',
  published: 'done',
}

export function roundHref({ year, stage }: { readonly year: number; readonly stage: number }): string {
  return `/gerakan/evaluasi/${year}/${stage}`
}

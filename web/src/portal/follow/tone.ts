import type { StateTone } from '../../ui/state-badge/state-badge.tsx'

const TONES: readonly StateTone[] = ['waiting', 'running', 'late', 'broken', 'done']

/** The tone of a state as a definition writes it. */
export function toneOf(tone: string): StateTone {
  return TONES.find((one) => one === tone) ?? 'waiting'
}

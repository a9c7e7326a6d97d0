import type { Sentence } from '../../kernel/failure.ts'

/** What one look at one thing told. */
export interface Finding {
  readonly about: string
  /** A fault keeps Guyub from working or loses something; a warning will, one day. */
  readonly state: 'ok' | 'warning' | 'fault'
  readonly told: Sentence
  /** What to do about it. */
  readonly mend?: Sentence
}

export function ok(about: string, id: string, en = id): Finding {
  return { about, state: 'ok', told: { id, en } }
}

export function warning(about: string, told: Sentence, mend: Sentence): Finding {
  return { about, state: 'warning', told, mend }
}

export function fault(about: string, told: Sentence, mend: Sentence): Finding {
  return { about, state: 'fault', told, mend }
}

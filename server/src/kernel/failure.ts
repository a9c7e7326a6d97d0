/** What the program ends with when something outside it is in the way. Documented in docs/operations.md. */
export const EXIT = {
  usage: 2,
  configuration: 3,
  'port-taken': 4,
  'no-space': 5,
  'no-database': 6,
  'old-postgres': 7,
  'newer-data': 8,
  'in-use': 9,
  faults: 10,
} as const

export type Obstacle = keyof typeof EXIT

/** The same sentence for whoever reads the terminal: Indonesian, or English where LANG says so. */
export interface Sentence {
  readonly id: string
  readonly en: string
}

/** Something the operator can mend. It is told in one sentence, without a stack, and nothing was changed. */
export class Failure extends Error {
  override name = 'Failure'
  readonly obstacle: Obstacle
  readonly sentence: Sentence

  constructor(obstacle: Obstacle, sentence: Sentence, options?: ErrorOptions) {
    super(sentence.en, options)
    this.obstacle = obstacle
    this.sentence = sentence
  }
}

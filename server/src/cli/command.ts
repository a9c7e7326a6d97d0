import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '../config.ts'
import type { Sentence } from '../kernel/failure.ts'

/** How a command talks: to a person, or with --json to a program. */
export interface Terminal {
  /** Progress. It never mixes with the result that a program reads. */
  say(sentence: Sentence): void
  /** The result: words for a person, the value for a program. */
  answer(value: object, sentence: Sentence): void
  /** The language of this terminal. */
  in(sentence: Sentence): string
  /** A secret, typed without showing it; undefined where nobody sits at the terminal. */
  ask(sentence: Sentence): Promise<string | undefined>
}

export interface Call {
  readonly config: Config
  readonly root: string
  readonly terminal: Terminal
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly words: readonly string[]
}

export interface Command {
  /** As it is typed after "npx guyub". */
  readonly name: string
  readonly summary: Sentence
  /** What follows the name. */
  readonly usage?: string
  readonly options?: ParseArgsOptionsConfig
  /** One line for each option. */
  readonly optionHelp?: Readonly<Record<string, Sentence>>
  /** What the process ends with, if not 0. */
  run(call: Call): Promise<number | undefined>
}

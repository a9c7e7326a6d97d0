import type { Confidentiality } from '@guyub/contract/dispositions'
import type { Context } from '../../kernel/context.ts'
import type { Vault } from '../../kernel/vault.ts'

export interface LetterWords {
  readonly subject: string
  readonly body: string
}

interface Kept {
  readonly id: string
  readonly content: unknown
  readonly sealed: Buffer | null
  readonly data_key: Buffer | null
}

/** What a letter says as it is kept: in clear, or under a key of its own. */
export function keptWords(
  vault: Vault,
  { region }: Context,
  id: string,
  confidentiality: Confidentiality,
  words: LetterWords,
) {
  if (confidentiality === 'biasa') return { content: JSON.stringify(words), sealed: null, data_key: null }
  const { content, dataKey } = vault.seal(region.code, id, JSON.stringify(words))
  return { content: null, sealed: content, data_key: dataKey }
}

/** The same, read again. Only for whoever may see the letter: the question is asked before, in the query. */
export function wordsOf(vault: Vault, { region }: Context, kept: Kept): LetterWords {
  if (!kept.sealed || !kept.data_key) return kept.content as LetterWords
  return JSON.parse(vault.open(region.code, kept.id, { content: kept.sealed, dataKey: kept.data_key }))
}

/** What was said with a step, under the letter's key where it has one. */
export function keptStep(
  vault: Vault,
  { region }: Context,
  letter: Pick<Kept, 'id' | 'data_key'>,
  stepId: string,
  words: string | null,
) {
  if (!words || !letter.data_key) return { words, sealed: null }
  const key = vault.unlock(region.code, letter.id, letter.data_key)
  return { words: null, sealed: key.encrypt(`step ${stepId}`, Buffer.from(words)) }
}

export function stepWords(
  vault: Vault,
  { region }: Context,
  letter: Pick<Kept, 'id' | 'data_key'>,
  step: { readonly id: string; readonly words: string | null; readonly sealed: Buffer | null },
): string | null {
  if (!step.sealed || !letter.data_key) return step.words
  return vault
    .unlock(region.code, letter.id, letter.data_key)
    .decrypt(`step ${step.id}`, step.sealed)
    .toString()
}

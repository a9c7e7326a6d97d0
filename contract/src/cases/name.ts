// Permendagri 73/2022 on names in population papers: legible, at most 60 letters with spaces, no digits or
// punctuation. It asks for two words; papers are still issued for one, so one word only warns.

export type NameProblem = 'name.too_long' | 'name.has_digits' | 'name.has_punctuation'

export function refuseName(name: string): NameProblem | undefined {
  if ([...name].length > 60) return 'name.too_long'
  if (/\p{N}/u.test(name)) return 'name.has_digits'
  // An apostrophe is part of names such as Ma'ruf; the rule forbids it in the paper all the same.
  if (/[^\p{L}\p{M} ]/u.test(name)) return 'name.has_punctuation'
  return undefined
}

export function isSingleWord(name: string): boolean {
  return !name.trim().includes(' ')
}

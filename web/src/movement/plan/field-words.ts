import type { NodeKind } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { WORDS, type WordKey } from '../../words/words.ts'

/** What a field is called: by its kind where that needs another word, else by its name. */
export function useFieldWords() {
  const { t } = useWords()
  return (kind: NodeKind | string, field: string): string => {
    const own = `plan.field_${kind}_${field}`
    const any = `plan.field_${field}`
    const key = [own, any].find((name) => name in WORDS.id)
    return key ? t(key as WordKey) : field
  }
}

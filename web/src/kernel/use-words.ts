import { inLanguage, type OwnText, ownWords, type Text } from '@guyub/contract/text'
import { say, sayCode, type WordKey } from '../words/words.ts'
import { useVisit } from './use-visit.ts'

/** The visit's language: for our own words, for codes of the contract, and for texts that are data. */
export function useWords() {
  const { language } = useVisit()
  return {
    language,
    t: (key: WordKey, values?: Readonly<Record<string, string | number>>) => say(language, key, values),
    ofCode: (code: string) => sayCode(language, code),
    of: (text: Text) => inLanguage(text, language),
    own: (text: OwnText) => ownWords(text, language),
  }
}

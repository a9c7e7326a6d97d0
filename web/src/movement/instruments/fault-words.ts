import type { FileFault } from '@guyub/contract/instruments'
import { useWords } from '../../kernel/use-words.ts'
import { WORDS, type WordKey } from '../../words/words.ts'

/** Faults of a file in words: "Aspek 2 › Butir 1 › Pertanyaan: belum diisi". */
export function useFaultWords() {
  const { t } = useWords()
  const fieldOf = (name: string) => {
    const key = `instrument.field_${name}`
    return key in WORDS.id ? t(key as WordKey) : name
  }
  return {
    placeOf(path: FileFault['path']): string {
      if (path.length === 0) return t('instrument.whole_file')
      const words: string[] = []
      for (const step of path) {
        // A number counts what the step before it names.
        if (typeof step === 'number') words.push(`${words.pop() ?? ''} ${step + 1}`)
        else words.push(fieldOf(step))
      }
      return words.join(' › ')
    },
    faultOf({ code, about }: FileFault): string {
      const key = `instrument.fault_${code}`
      const type = `instrument.type_${about}`
      const said = code === 'wrong_type' && type in WORDS.id ? t(type as WordKey) : about
      return key in WORDS.id ? t(key as WordKey, { about: said }) : t('instrument.fault_wrong')
    },
  }
}

import { readFileSync } from 'node:fs'
import { plainWords } from '@guyub/contract/plain-words'
import { Text } from '@guyub/contract/text'
import { z } from 'zod'

const FILE = new URL('../../../../reference/search-words.json', import.meta.url)
const Word = z.string().regex(/^[a-z]+$/)
const { noise, means } = z
  .strictObject({
    version: z.int(),
    source: Text,
    noise: z.array(Word),
    means: z.array(z.strictObject({ said: z.array(Word).min(1), is: Word })),
  })
  .parse(JSON.parse(readFileSync(FILE, 'utf8')))
const NOISE: ReadonlySet<string> = new Set(noise)

/** The words of a question, each with what it means besides; what people only ask with ("how do I get a …") is left out. */
export function askedWords(question: string): readonly (readonly string[])[] {
  const words = plainWords(question)
  const telling = words.filter((word) => !NOISE.has(word))
  return (telling.length ? telling : words).map((word) => [
    word,
    ...means.filter(({ said }) => said.includes(word)).map(({ is }) => is),
  ])
}

import { filledIn } from '@guyub/contract/outbox'
import { inLanguage, type Text } from '@guyub/contract/text'
import type { Db } from '../../kernel/db.ts'
import type { Letter } from './letter.ts'

/** A letter in the reader's language, in the region's own words where it has some. */
export async function wordsOf(db: Db, region: string, letter: Letter): Promise<string> {
  const { given, values, language, template } = letter
  return filledIn(inLanguage((await ownWords(db, region, template)) ?? given, language), values)
}

async function ownWords(db: Db, region: string, template: string): Promise<Text | null> {
  const row = await db
    .selectFrom('message_template')
    .select('words')
    .where('region_code', '=', region)
    .where('template', '=', template)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.words as Text | null | undefined) ?? null
}

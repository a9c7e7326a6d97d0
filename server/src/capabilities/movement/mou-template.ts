import { readFileSync } from 'node:fs'
import { Key, Text } from '@guyub/contract/text'
import { z } from 'zod'

const Template = z.strictObject({
  key: Key,
  note: Text,
  warnDays: z.array(z.int().positive()).min(1),
  title: z.string(),
  opening: z.string(),
  centreParty: z.string(),
  regionParty: z.string(),
  agree: z.string(),
  articles: z.array(z.strictObject({ title: z.string(), paragraphs: z.array(z.string()).min(1) })),
})

/** The text of an agreement: ours and unverified, to be replaced by the ministry's own. */
export const MOU = Template.parse(
  JSON.parse(readFileSync(new URL('../../../../reference/templates/mou.json', import.meta.url), 'utf8')),
)

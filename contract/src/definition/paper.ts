import { z } from 'zod'
import { Key, Text } from '../text.ts'

const Block = z.union([
  z.strictObject({
    title: z.string(),
    rows: z.array(z.strictObject({ label: z.string(), field: z.string() })),
  }),
  /** A paragraph; `{field}` stands for an answer. */
  z.strictObject({ text: z.string() }),
  z.strictObject({
    signatures: z
      .array(
        z.strictObject({
          label: z.string(),
          name: z.string(),
          /** Room for the office's stamp. A revenue stamp (meterai) is none. */
          stamp: z.boolean().default(false),
        }),
      )
      .min(1),
  }),
])

/** An official form, printed filled in for the ink signature. Laid out alike by the tablet and by the server. */
export const Paper = z.strictObject({
  key: Key,
  /** As the regulation calls it: F-2.01. */
  code: z.string(),
  title: Text,
  law: z.string(),
  /** What about the layout was not read in the regulation itself. */
  note: z.string().optional(),
  blocks: z.array(Block).min(1),
})
export type Paper = z.infer<typeof Paper>

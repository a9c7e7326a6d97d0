import { z } from 'zod'
import { normalTrackingCode } from '../cases/tracking-code.ts'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'

/** A programme of an open survey, with a tag for each of its codes that nobody has answered. */
const FieldProgramme = z.object({
  element: z.string(),
  title: z.string(),
  office: z.string(),
  tags: z.array(z.string()),
})

/**
 * What an officer takes along to places without a network: what each open survey asks, and by which a code shows its programme there.
 * No name, no code, nobody's request.
 */
export const surveyFieldKit = endpoint({
  method: 'GET',
  path: '/surveys/field-kit',
  access: 'survey.answer',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    /** Made anew for each kit, so that no two codes in it share a tag; see `codeTag`. */
    salt: z.string(),
    surveys: z.array(
      z.object({
        year: z.int(),
        isSample: z.boolean(),
        scale: z.array(Text),
        questions: z.array(z.object({ key: z.string(), question: Text })),
        programmes: z.array(FieldProgramme),
      }),
    ),
  }),
  refusals: {},
})
export type SurveyFieldKit = z.output<typeof surveyFieldKit.answer>

/**
 * 28 bits of SHA-256 over salt and code, as seven hexadecimal digits. Short on purpose: a code has 49 random bits, so some two million
 * codes have each tag, and no tag leads back to its code; a mistyped code has one of a thousand tags once in 270,000 times.
 */
export async function codeTag(salt: string, code: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${salt} ${normalTrackingCode(code)}`)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash.subarray(0, 4)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 7)
}

/** A product that waits for its paper, and what it is known by. */
export interface Waiting {
  readonly caseId: string
  readonly product: string
  readonly trackingCode: string
  /** Under which the national register knows it; null where nobody recorded it. */
  readonly number: string | null
}

/** Why a person must look before it is confirmed. */
export const DOUBTS = [
  /** Neither name nor text says a number or code of something that waits. */
  'no_number',
  /** What it says fits several that wait: two papers of one request, or a number that was recorded twice. */
  'several',
  /** The name of the file says one, its text another. */
  'name_and_text_differ',
  /** The text was read, and does not say the number that stands in the name. */
  'only_in_name',
  /** A picture of a paper has no text: only its name speaks. */
  'no_text',
  'not_signed',
  'signature_broken',
  /** The very same file was attached to a request before. */
  'attached_before',
] as const
export type Doubt = (typeof DOUBTS)[number]

interface Match<One> {
  readonly candidates: readonly One[]
  readonly doubts: readonly Doubt[]
}

/** Shorter ones would be found in any text. */
const SHORTEST = 8

/**
 * Which of those that wait this paper is for. `text` is undefined where the paper has none. Number before code: a code names a request,
 * a number one of its papers. Nothing here decides: what is not in doubt is proposed, and a person confirms it.
 */
export function matchPaper<One extends Waiting>(
  name: string,
  text: string | undefined,
  waiting: readonly One[],
): Match<One> {
  const byName = foundIn(name, waiting)
  const byText = text === undefined ? [] : foundIn(text, waiting)
  const both = byName.filter((one) => byText.includes(one))
  if (byName.length && byText.length && !both.length)
    return { candidates: [...byText, ...byName], doubts: ['name_and_text_differ'] }
  const candidates = both.length ? both : byText.length ? byText : byName
  if (!candidates.length) return { candidates: [], doubts: ['no_number'] }
  return {
    candidates,
    doubts: [
      ...(candidates.length > 1 ? (['several'] as const) : []),
      ...(byText.length ? [] : [text === undefined ? ('no_text' as const) : ('only_in_name' as const)]),
    ],
  }
}

function foundIn<One extends Waiting>(where: string, waiting: readonly One[]): One[] {
  const numbered = waiting.filter(({ number }) => number && says(where, number))
  return numbered.length ? numbered : waiting.filter(({ trackingCode }) => says(where, trackingCode))
}

/** Whether a text says a number, however its parts are set off: `3505-LU-1`, `3505 LU 1`, `3505LU1`. Not within a longer one. */
function says(where: string, number: string): boolean {
  const signs = [...number.toUpperCase()].filter((sign) => /[0-9A-Z]/.test(sign))
  if (signs.length < SHORTEST) return false
  return new RegExp(`(?<![0-9A-Z])${signs.join('[^0-9A-Z]{0,3}')}(?![0-9A-Z])`).test(where.toUpperCase())
}

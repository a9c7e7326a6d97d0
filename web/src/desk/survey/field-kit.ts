import { codeTag, type SurveyFieldKit, surveyFieldKit } from '@guyub/contract/survey'
import type { DeskState } from '../desk-context.ts'
import { waitingOf } from '../outbox/outbox.ts'

/** What an officer carries: open surveys' questions, the tags of codes, and which of them were used on this device. */
export interface KeptKit extends SurveyFieldKit {
  readonly at: string
  readonly used: readonly string[]
}

export type FieldSurvey = SurveyFieldKit['surveys'][number]

/** What a code asks here. */
export interface Asked {
  readonly code: string
  readonly survey: FieldSurvey
  readonly programme: FieldSurvey['programmes'][number]
}

type Local = NonNullable<DeskState['local']>

function keyOf(personId: string): string {
  return `field-kit|${personId}`
}

export async function keptKit({ vault, person }: Local): Promise<KeptKit | undefined> {
  return vault.get<KeptKit>(keyOf(person.id))
}

async function keep({ vault, person }: Local, kit: KeptKit): Promise<KeptKit> {
  await vault.put('kit', keyOf(person.id), kit)
  return kit
}

/** Fetches the kit anew, and keeps it under the person's PIN; nothing when the server did not answer. */
export async function refreshKit(local: Local, call: DeskState['call']): Promise<KeptKit | undefined> {
  // Before and after: what leaves the outbox while the kit is on its way may still stand in it as open.
  const before = await waitingCodes(local)
  const reply = await call(surveyFieldKit, {})
  if (!reply.ok) return undefined
  const codes = new Set([...before, ...(await waitingCodes(local))])
  const used = await Promise.all([...codes].map((code) => codeTag(reply.answer.salt, code)))
  return keep(local, { ...reply.answer, at: new Date().toISOString(), used })
}

async function waitingCodes({ vault }: Local): Promise<string[]> {
  return (await waitingOf(vault)).flatMap(({ kind, body }) =>
    kind === 'enumerate' ? [String(body.code)] : [],
  )
}

/**
 * Which programme a code belongs to, without asking the server; else why it is not taken. `mine` is the code of a form that is being put
 * right: it may be used again.
 */
export async function askedBy(
  kit: KeptKit,
  code: string,
  mine?: string,
): Promise<Asked | 'survey.used_here' | 'survey.unknown_here'> {
  const tag = await codeTag(kit.salt, code)
  if (code !== mine && kit.used.includes(tag)) return 'survey.used_here'
  for (const survey of kit.surveys)
    for (const programme of survey.programmes)
      if (programme.tags.includes(tag)) return { code, survey, programme }
  return 'survey.unknown_here'
}

/** A code is used once the form waits in the outbox: nobody answers with it a second time on this device. */
export async function useCode(local: Local, code: string): Promise<KeptKit | undefined> {
  const kit = await keptKit(local)
  return kit && keep(local, { ...kit, used: [...kit.used, await codeTag(kit.salt, code)] })
}

/** The form was thrown away or now has another code. */
export async function giveBackCode(local: Local, code: string): Promise<KeptKit | undefined> {
  const kit = await keptKit(local)
  const tag = kit && (await codeTag(kit.salt, code))
  return kit && keep(local, { ...kit, used: kit.used.filter((one) => one !== tag) })
}

import { codeTag, type SurveyFieldKit, surveyFieldKit } from '@guyub/contract/survey'
import type { DeskState } from '../desk-context.ts'

/** What an officer carries: open surveys' questions, and the tags of codes that nobody had answered then. */
export interface KeptKit extends SurveyFieldKit {
  readonly at: string
}

export type FieldSurvey = SurveyFieldKit['surveys'][number]

/** What a code asks here. */
export interface Asked {
  readonly code: string
  readonly survey: FieldSurvey
  readonly programme: FieldSurvey['programmes'][number]
}

/** Why a code is not taken here. */
export type NotTaken = 'survey.used_here' | 'survey.unknown_here'

type Local = NonNullable<DeskState['local']>

function keyOf(personId: string): string {
  return `field-kit|${personId}`
}

export async function keptKit({ vault, person }: Local): Promise<KeptKit | undefined> {
  return vault.get<KeptKit>(keyOf(person.id))
}

/** Fetches the kit anew, and keeps it under the person's PIN; nothing when the server did not answer. */
export async function refreshKit(
  { vault, person }: Local,
  call: DeskState['call'],
): Promise<KeptKit | undefined> {
  const reply = await call(surveyFieldKit, {})
  if (!reply.ok) return undefined
  const kit = { ...reply.answer, at: new Date().toISOString() }
  await vault.put('kit', keyOf(person.id), kit)
  return kit
}

/**
 * Which programme a code belongs to, without asking the server; else why it is not taken. `mine` is the code of a form that is being put
 * right: it may be used again.
 */
export async function askedBy(
  { store }: Local,
  kit: KeptKit,
  code: string,
  mine?: string,
): Promise<Asked | NotTaken> {
  if (code !== mine && (await store.get('device', await keyOfUsed(code)))) return 'survey.used_here'
  const tag = await codeTag(kit.salt, code)
  for (const survey of kit.surveys)
    for (const programme of survey.programmes)
      if (programme.tags.includes(tag)) return { code, survey, programme }
  return 'survey.unknown_here'
}

// Of the device and not of the person, because colleagues share it and the same respondent may meet both. A tag and nothing else: no time, no
// officer, no answer. It stays after the form was sent, when the code is answered anyway.
async function keyOfUsed(code: string): Promise<string> {
  return `survey-used|${await codeTag('used', code)}`
}

/** A code is used once the form waits in the outbox: nobody answers with it a second time on this device. */
export async function useCode({ store }: Local, code: string): Promise<void> {
  await store.put('device', 1, await keyOfUsed(code))
}

/** The form was thrown away or now has another code. */
export async function giveBackCode({ store }: Local, code: string): Promise<void> {
  await store.delete('device', await keyOfUsed(code))
}

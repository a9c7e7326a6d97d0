import { cohort, cohorts } from '@guyub/contract/cohort'
import type { DeskState } from '../desk-context.ts'

/** A session's list as it lies on the device: who is expected, and what was marked. */
export interface Roll {
  readonly cohortId: string
  readonly sessionId: string
  readonly title: string
  readonly session: string
  readonly day: string
  readonly place: string
  /** Those who stopped being delegates too: their card is answered in words. */
  readonly people: readonly Expected[]
}

export interface Expected {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly present: boolean | null
  readonly substitute: string | null
  readonly isWithdrawn: boolean
  /** The short code on the card. */
  readonly cardCode: string | null
}

const DAY = 86_400_000
/** Yesterday's session may be reported late, and a door is prepared some days before. */
const BEHIND = 2
const AHEAD = 7

type Desk = Pick<DeskState, 'call' | 'local'>

function keyOf(personId: string): string {
  return `rolls|${personId}`
}

/** The lists of the sessions near today, kept under the person's PIN; nothing when the server did not answer. */
export async function refreshRolls(
  { call, local }: Desk,
  now = Date.now(),
): Promise<readonly Roll[] | undefined> {
  if (!local) return undefined
  const all = await call(cohorts, {})
  if (!all.ok) return undefined
  const day = (days: number) => new Date(now + days * DAY).toISOString().slice(0, 10)
  const [first, last] = [day(-BEHIND), day(AHEAD)]
  const near = all.answer.filter(
    ({ firstDay, lastDay }) => firstDay && lastDay && firstDay <= last && lastDay >= first,
  )
  const rolls: Roll[] = []
  for (const { id } of near) {
    const reply = await call(cohort, { cohortId: id })
    if (!reply.ok) return undefined
    const { title, sessions, delegates } = reply.answer
    for (const session of sessions)
      if (!session.isCancelled && session.day >= first && session.day <= last)
        rolls.push({
          ...{ cohortId: id, sessionId: session.id, title, session: session.title },
          ...{ day: session.day, place: session.place },
          people: (delegates ?? []).map(
            ({ id: delegate, name, officeName, unit, marks, isWithdrawn, cardCode }) => {
              const mark = marks.find(({ sessionId }) => sessionId === session.id)
              return {
                ...{ id: delegate, name, from: officeName ?? unit ?? '', isWithdrawn, cardCode },
                ...{ present: mark?.present ?? null, substitute: mark?.substitute ?? null },
              }
            },
          ),
        })
  }
  await keepRolls(local, rolls)
  return rolls
}

export async function keptRolls({ local }: Pick<DeskState, 'local'>): Promise<readonly Roll[]> {
  return (local && (await local.vault.get<readonly Roll[]>(keyOf(local.person.id)))) ?? []
}

export async function keepRolls(
  local: NonNullable<DeskState['local']>,
  rolls: readonly Roll[],
): Promise<void> {
  await local.vault.put('roll', keyOf(local.person.id), rolls)
}

/** Today by the device's own calendar, which hangs where the door is. */
export function dayHere(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The session of today, else the next one, else the last. */
export function sessionAtHand(rolls: readonly Roll[], today = dayHere()): Roll | undefined {
  const inOrder = [...rolls].sort((a, b) => a.day.localeCompare(b.day))
  return inOrder.find(({ day }) => day >= today) ?? inOrder[inOrder.length - 1]
}

/** A mark as it stands on this device until the server has it. */
export function marked(rolls: readonly Roll[], sessionId: string, person: Expected): readonly Roll[] {
  return rolls.map((roll) =>
    roll.sessionId === sessionId
      ? { ...roll, people: roll.people.map((one) => (one.id === person.id ? person : one)) }
      : roll,
  )
}

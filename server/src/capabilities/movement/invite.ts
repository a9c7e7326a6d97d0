import { newCommandId } from '@guyub/contract/command'
import { stepRefusal } from '@guyub/contract/movement/step-rules'
import { newestDay } from '@guyub/contract/our-time'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { type FieldError, Refusal } from '../../kernel/refusal.ts'
import { refuseElsewhere } from './centre.ts'
import { takenIn } from './effective.ts'
import { knownMembers, lockedWave } from './wave-row.ts'
import { writeStep } from './write-step.ts'

interface Invite {
  readonly commandId: string
  readonly waveId: string
  readonly members: readonly string[]
  readonly on: string
  readonly letter?: string | undefined
  readonly note?: string | undefined
}

/** Invites many regions by one letter. One fault and nobody is invited; every fault is named at its place in the list. */
export async function invite(ctx: Context, { commandId, waveId, members, ...told }: Invite) {
  await refuseElsewhere(ctx)
  return once(ctx, 'movement.invite', commandId, async (tx) => {
    const wave = await lockedWave(tx, ctx.region.code, waveId)
    const known = await knownMembers(tx, members)
    const taken = await takenIn(tx, ctx.region.code, waveId, members)
    const frame = { openedOn: wave.opened_on, today: newestDay(ctx.now()) }
    const faults = members.flatMap((member, index): FieldError[] => {
      const before = taken.filter((step) => step.member === member)
      const code = !known.has(member)
        ? 'movement.unknown_member'
        : members.indexOf(member) < index
          ? 'movement.twice_in_wave'
          : stepRefusal(before, { kind: 'invited', day: told.on }, frame)
      return code ? [{ pointer: `#/members/${index}`, code }] : []
    })
    const [first] = faults
    // A fault of the day is a fault of all of them.
    if (first && ['movement.in_future', 'movement.before_wave'].includes(first.code))
      throw new Refusal(first.code)
    if (first) throw new Refusal('movement.invitation_faults', faults)
    for (const member of members)
      await writeStep(tx, ctx, { id: newCommandId(), wave, member, kind: 'invited', ...told })
    return { invited: members.length }
  })
}

import { type Answers, type StepBody, wrongAnswers } from '@guyub/contract/movement'
import { stepRefusal } from '@guyub/contract/movement/step-rules'
import { newestDay } from '@guyub/contract/our-time'
import type { z } from 'zod'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { refuseElsewhere } from './centre.ts'
import { takenIn } from './effective.ts'
import { selections } from './selections.ts'
import { knownMembers, lockedWave } from './wave-row.ts'
import { writeStep } from './write-step.ts'

type Recorded = z.output<typeof StepBody> & {
  readonly commandId: string
  readonly waveId: string
  readonly member: string
}

/** One step of one region in one wave, where it can follow what happened before. */
export async function recordStep(ctx: Context, step: Recorded) {
  await refuseElsewhere(ctx)
  const { commandId, waveId, member, kind, on, letter, note } = step
  return once(ctx, 'movement.record-step', commandId, async (tx) => {
    const wave = await lockedWave(tx, ctx.region.code, waveId)
    if (!(await knownMembers(tx, [member])).has(member)) throw new Refusal('movement.unknown_member')
    const before = await takenIn(tx, ctx.region.code, waveId, [member])
    const frame = { openedOn: wave.opened_on, today: newestDay(ctx.now()) }
    const code = stepRefusal(before, { kind, day: on }, frame)
    if (code) throw new Refusal(code)
    const details = await detailsOf(within(ctx, tx), step, wave.selection)
    await writeStep(tx, ctx, { id: commandId, wave, member, kind, on, letter, note, details })
    return { stepId: commandId }
  })
}

async function detailsOf(ctx: Context, step: Recorded, version: string | null): Promise<object | undefined> {
  if (step.kind === 'assessed') return { assessor: step.assessor, result: step.result }
  return step.kind === 'questionnaire' ? answersOf(ctx, step.answers, version) : undefined
}

async function answersOf(ctx: Context, answers: Answers, version: string | null) {
  const selection = (await selections(ctx)).find(({ key }) => key === version)
  const errors = selection ? wrongAnswers(selection, answers) : [{ pointer: '#/answers', code: 'unknown' }]
  if (!Object.keys(answers).length) errors.push({ pointer: '#/answers', code: 'required' })
  if (errors.length) throw new Refusal('movement.wrong_answers', errors)
  return { selection: version, answers }
}

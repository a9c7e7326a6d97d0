import { isDeepStrictEqual } from 'node:util'
import { newCommandId } from '@guyub/contract/command'
import type { InjectOptions } from 'fastify'
import type { Door } from '../scenarios/run.ts'
import type { Chance } from './random.ts'

export interface Mishaps {
  /** Forms that were sent with nothing in them, and commands that were sent twice. */
  unfilled: number
  twice: number
  /** What was answered to them and should not have been. */
  readonly wrong: string[]
}

/** A door at which people press twice and send what is not filled in: what they do wrong must change nothing. */
export function clumsy(door: Door, chance: Chance, percent: number): { door: Door; mishaps: Mishaps } {
  const mishaps: Mishaps = { unfilled: 0, twice: 0, wrong: [] }
  const slips = () => chance.next() * 100 < percent
  async function inject(request: InjectOptions) {
    const body = request.payload as { form?: object; commandId?: string } | undefined
    const isFiling = request.method === 'POST' && body?.form !== undefined && body.commandId !== undefined
    if (isFiling && slips()) {
      const unfilled = await door.inject({
        ...request,
        payload: { ...body, commandId: newCommandId(), form: {} },
      })
      mishaps.unfilled++
      if (!unfilled.body.includes('cases.form_invalid'))
        mishaps.wrong.push(`${request.url}, nothing filled in: ${unfilled.statusCode} ${unfilled.body}`)
    }
    const answer = await door.inject(request)
    const isCommand = request.method === 'POST' && body?.commandId !== undefined && answer.statusCode === 200
    if (isCommand && slips()) {
      const again = await door.inject(request)
      mishaps.twice++
      const isSame =
        again.statusCode === 200 && isDeepStrictEqual(JSON.parse(again.body), JSON.parse(answer.body))
      if (!isSame)
        mishaps.wrong.push(`${request.url}, twice: ${again.statusCode} ${again.body} after ${answer.body}`)
    }
    return answer
  }
  return { door: { inject }, mishaps }
}

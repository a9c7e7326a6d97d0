import { inOwnProcess, TooManyWait } from '../../../kernel/own-process.ts'
import { Refusal } from '../../../kernel/refusal.ts'

/** What a press makes of its input; refuses with `plan.books_busy` where too many wait already. */
export function pressed(press: URL, input: unknown): Promise<Buffer> {
  return inOwnProcess(press, input).catch((error) => {
    throw error instanceof TooManyWait ? new Refusal('plan.books_busy') : error
  })
}

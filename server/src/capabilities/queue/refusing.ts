import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf, sqlStateOf } from '../../kernel/sqlstate.ts'

/** What a function of the database refuses with carries the code as its message. */
const REFUSED = 'GY030'

const CONSTRAINTS: Readonly<Record<string, string>> = {
  queue_place_named_once: 'queue.name_taken',
  queue_counter_named_once: 'queue.name_taken',
  queue_screen_named_once: 'queue.name_taken',
  queue_lane_letter_once: 'queue.letter_taken',
  queue_counter_one_each: 'queue.counter_taken',
  queue_ticket_one_at_a_counter: 'queue.counter_busy',
}

/** Says what the database refused in a code of the contract; anything else is thrown as it came. */
export function refuse(error: unknown): never {
  if (sqlStateOf(error) === REFUSED) throw new Refusal((error as Error).message)
  const code = CONSTRAINTS[constraintOf(error) ?? '']
  throw code ? new Refusal(code) : error
}

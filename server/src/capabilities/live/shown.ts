import { LiveEvent, PublicLiveEvent } from '@guyub/contract/live'
import type { LoggedEvent } from '../../kernel/event.ts'

/** What an officer's wall shows of an event: all but who did it. */
export function shown(event: LoggedEvent): LiveEvent {
  return LiveEvent.parse({
    seq: Number(event.seq),
    type: event.type,
    occurredAt: event.occurred_at.toISOString(),
    recordedAt: event.recorded_at.toISOString(),
    office: event.office_code,
    subject: event.subject_id,
    facts: event.facts,
  })
}

/** What a screen in the waiting room shows. */
export function publiclyShown({ seq, type, occurred_at, facts }: LoggedEvent): PublicLiveEvent {
  const hour = new Date(occurred_at)
  hour.setUTCMinutes(0, 0, 0)
  const { service, product } = facts
  return PublicLiveEvent.parse({
    seq: Number(seq),
    type,
    hour: hour.toISOString(),
    ...(service !== undefined && { service }),
    ...(product !== undefined && { product }),
  })
}

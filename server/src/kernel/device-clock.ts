import { CLOCK_TOLERANCE_MS } from '@guyub/contract/sent-at'

/**
 * What a command claims to have happened, put right by how far the clock of its device is off as it sends. An old laptop wakes years ago: the
 * promise to a family would be late before it began.
 */
export function putRight<Input>(input: Input, sentAt: unknown, now: Date): Input {
  const { occurredAt } = (input ?? {}) as { occurredAt?: unknown }
  if (typeof occurredAt !== 'string' || typeof sentAt !== 'string') return input
  const ahead = Date.parse(sentAt) - now.getTime()
  const claimed = Date.parse(occurredAt)
  if (!(Math.abs(ahead) > CLOCK_TOLERANCE_MS) || Number.isNaN(claimed)) return input
  // Nothing that it sends happened after it was sent.
  const at = Math.min(claimed - ahead, now.getTime())
  return { ...input, occurredAt: new Date(at).toISOString() }
}

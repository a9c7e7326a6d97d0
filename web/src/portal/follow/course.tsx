import type { TrackView } from '@guyub/contract/cases'
import type { Text } from '@guyub/contract/text'
import type { z } from 'zod'

interface Words {
  readonly of: (text: Text) => string
  readonly begun: string
}

/** What happened to a request, the newest first; it begins at the counter. */
export function course({ timeline, submittedAt, office }: z.output<typeof TrackView>, { of, begun }: Words) {
  const steps = timeline.map(({ at, label, product, reason, message }, index) => ({
    key: `${at}-${index}`,
    at,
    title: product ? `${of(product)}: ${of(label)}` : of(label),
    detail: (reason || message) && (
      <>
        {reason && <strong>{of(reason)}. </strong>}
        {message}
      </>
    ),
  }))
  return [{ key: 'begun', at: submittedAt, title: begun, detail: office }, ...steps].reverse()
}

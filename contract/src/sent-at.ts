/** In which a client says what its own clock says as it sends: what it claims to have happened is put right by that. */
export const SENT_AT = 'x-sent-at'

/** So far a clock may be off, and a slow line may take, before it is put right. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000

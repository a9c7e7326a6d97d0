export interface Mark {
  readonly sessionId: string
  readonly delegateId: string
  readonly present: boolean
  readonly substitute: string | null
}

/** Which part of the sessions a delegate attended in person; a substitute is not the delegate. Null while there is no session. */
export function attendedShare(
  delegateId: string,
  sessions: readonly string[],
  marks: readonly Mark[],
): number | null {
  if (!sessions.length) return null
  const attended = marks.filter(
    (mark) =>
      mark.delegateId === delegateId &&
      mark.present &&
      mark.substitute === null &&
      sessions.includes(mark.sessionId),
  )
  return attended.length / sessions.length
}

/** For how many delegates somebody else came at least once in these sessions. */
export function substitutedDelegates(sessions: readonly string[], marks: readonly Mark[]): number {
  const substituted = marks.filter(
    ({ sessionId, substitute }) => substitute !== null && sessions.includes(sessionId),
  )
  return new Set(substituted.map(({ delegateId }) => delegateId)).size
}

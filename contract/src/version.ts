/** What an edit of a versioned thing can be refused with besides its own. */
export const VERSION_REFUSALS = { 'request.version_stale': 412 } as const

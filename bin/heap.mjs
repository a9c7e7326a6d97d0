// V8 collects the lazier the more it is allowed. With these limits the server stays small on a village's mini-PC at no cost
// that shows in the bench, and what needs more (a ministry's server) says so itself in NODE_OPTIONS.
const LIMITS = ['--max-old-space-size=512', '--max-semi-space-size=8']

/** What the program that serves is started with, before its script. */
export const heapLimits = () => (process.env.NODE_OPTIONS?.includes('max-old-space-size') ? [] : LIMITS)

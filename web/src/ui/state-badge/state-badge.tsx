export type StateTone = 'waiting' | 'running' | 'late' | 'broken' | 'done'

// Each its own outline, so that it is told apart without colour and from four metres.
const SHAPES: Record<StateTone, string> = {
  waiting: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z',
  running: 'M4 2.5 13.5 8 4 13.500Z',
  late: 'M8 1.5 15 14H1Z',
  broken: 'M4.5 1.500h7l3 3v7l-3 3h-7l-3-3v-7Z',
  done: 'M8 1.500a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm3.8 4.7-4.5 5-3-2.9 1.1-1.1 1.9 1.8 3.4-3.800Z',
}

export function StateShape({ tone, size = 14 }: { readonly tone: StateTone; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <path d={SHAPES[tone]} fillRule="evenodd" />
    </svg>
  )
}

/** Colour, shape and word together: never colour alone. */
export function StateBadge({ tone, word }: { readonly tone: StateTone; readonly word: string }) {
  return (
    <span className="state" data-tone={tone}>
      <StateShape tone={tone} />
      {word}
    </span>
  )
}

const WIDTHS = ['38%', '92%', '84%', '71%', '88%', '60%']

/** The shape of what is coming, with a word for those who do not see it. */
export function Skeleton({ word, lines = 4 }: { readonly word: string; readonly lines?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="only-read">{word}</span>
      {WIDTHS.slice(0, lines).map((width) => (
        <span key={width} style={{ width }} />
      ))}
    </div>
  )
}

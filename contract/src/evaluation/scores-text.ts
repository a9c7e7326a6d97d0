/** Scores in one line, `baseline:3.6,output:3.21`: events tell flat facts, and addresses tell what is tried. */
export function scoresText(scores: Readonly<Record<string, number>>): string {
  return Object.entries(scores)
    .map(([key, score]) => `${key}:${score}`)
    .join(',')
}

/** The scores of such a line. */
export function scoresFrom(text: string): Record<string, number> {
  return Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const [key = '', score = ''] = pair.split(':')
        return [key, Number(score)]
      }),
  )
}

import type { Answer, Answers } from '@guyub/contract/cases'

/** Only what differs; an answer that was taken back is sent as an empty one. Photographs go as files of their own. */
export function changedAnswers(before: Answers, after: Answers): Record<string, Answer> {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(
    keys.flatMap((key) => {
      const [old, now] = [before[key] ?? '', after[key] ?? '']
      return JSON.stringify(old) === JSON.stringify(now) ? [] : [[key, now]]
    }),
  )
}

import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'

/** A moment in the region's own time. */
export function Moment({ at }: { readonly at: string }) {
  const { zone } = useVisit()
  const { language } = useWords()
  return <time dateTime={at}>{formatMoment(at, language, zone)}</time>
}

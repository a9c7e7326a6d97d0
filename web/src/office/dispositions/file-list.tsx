import type { DispositionFile } from '@guyub/contract/dispositions'
import { formatBytes } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'

/** The papers of a letter or of an answer, by the names they came with. */
export function FileList({
  letterId,
  files,
}: {
  readonly letterId: string
  readonly files: readonly DispositionFile[]
}) {
  const { language } = useWords()
  if (!files.length) return null
  return (
    <ul className="plain-list letter-files">
      {files.map(({ id, name, bytes }) => (
        <li key={id}>
          <a href={`/kantor/disposisi/${letterId}/lampiran/${id}`}>{name}</a>{' '}
          <span className="small quiet">{formatBytes(bytes, language)}</span>
        </li>
      ))}
    </ul>
  )
}

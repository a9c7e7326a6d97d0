import { ButtonLink } from '../button/button.tsx'

interface DownloadLinksProps {
  /** "Unduh tabel": what a screen reader says before the format. */
  readonly label: string
  readonly href: (format: 'csv' | 'xlsx') => string
}

/** The table above as a file. */
export function DownloadLinks({ label, href }: DownloadLinksProps) {
  return (
    <div className="row screen-only">
      {(['csv', 'xlsx'] as const).map((format) => (
        <ButtonLink key={format} kind="second" size="small" icon="download" download="" href={href(format)}>
          <span className="only-read">{label} </span>
          {format.toUpperCase()}
        </ButtonLink>
      ))}
    </div>
  )
}

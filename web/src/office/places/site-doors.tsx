import { useWords } from '../../kernel/use-words.ts'

const DOORS = [
  ['', 'keep.today'],
  ['/pekan', 'keep.week'],
  ['/bulan', 'keep.month'],
  ['/ruang', 'keep.spaces'],
  ['/kelas', 'keep.classes'],
] as const

/** The pages of one place, and the one that everybody sees. */
export function SiteDoors({ siteId, here }: { readonly siteId: string; readonly here: string }) {
  const { t } = useWords()
  return (
    <nav className="row" aria-label={t('office.places')}>
      {DOORS.map(([path, word]) => (
        <a
          key={path}
          href={`/kantor/tempat/${siteId}${path}`}
          aria-current={path === here ? 'page' : undefined}
        >
          {t(word)}
        </a>
      ))}
      <a href="/meja/pintu">{t('keep.door')}</a>
      <a href={`/tempat/${siteId}`}>{t('keep.public')}</a>
    </nav>
  )
}

import { useWords } from '../../kernel/use-words.ts'
import { ButtonLink } from '../../ui/button/button.tsx'

/** From the tree to every other way of seeing the same version of the plan. */
export function PlanNav({
  query,
  year,
  mayContribute,
  reminders = null,
}: {
  readonly query: string
  readonly year: number
  readonly mayContribute: boolean
  /** How much of one's own office waits to be brought up to date; nothing where that is not known. */
  readonly reminders?: number | null
}) {
  const { t } = useWords()
  const pages = [
    { href: `/gerakan/rencana${query}`, word: t('plan.document') },
    { href: `/gerakan/rencana/waktu${query}`, word: t('plan.timeline') },
    { href: `/gerakan/rencana/anggaran${query}`, word: t('plan.money') },
    { href: `/gerakan/rencana/peta${query}`, word: t('plan.map') },
    { href: `/gerakan/rencana/buku${query}`, word: t('plan.books') },
    { href: '/gerakan/visi', word: t('plan.vision') },
    { href: `/gerakan/rencana/tabel${query}`, word: t('plan.table') },
    { href: '/gerakan/rencana/versi', word: t('plan.versions') },
    { href: `/gerakan/realisasi?tahun=${year}`, word: t('realisation.short') },
    { href: '/gerakan/refocusing', word: t('refocusing.short') },
    { href: '/gerakan/hambatan', word: t('obstacle.title') },
    { href: '/gerakan/konektivitas', word: t('connectivity.title') },
  ]
  return (
    <nav className="row" aria-label={t('plan.pages')}>
      {pages.map(({ href, word }) => (
        <ButtonLink key={href} kind="second" size="small" href={href}>
          {word}
        </ButtonLink>
      ))}
      {reminders !== null && (
        <ButtonLink kind="second" size="small" href="/gerakan/perlu-diperbarui">
          {t('reminder.titled', { count: reminders })}
        </ButtonLink>
      )}
      {mayContribute && (
        <ButtonLink kind="second" size="small" icon="inbox" href="/gerakan/rencana/masukan">
          {t('plan.inbox')}
        </ButtonLink>
      )}
    </nav>
  )
}

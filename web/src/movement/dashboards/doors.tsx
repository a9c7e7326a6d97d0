import type { Permission } from '@guyub/contract/identity/roles'
import { useWords } from '../../kernel/use-words.ts'

/** Every page of the movement, by what one wants to do; the menu above has only the first of each. */
const GROUPS = {
  plan: {
    plan: '/gerakan',
    vision: '/gerakan/visi',
    document: '/gerakan/rencana',
    timeline: '/gerakan/rencana/waktu',
    budget: '/gerakan/rencana/anggaran',
    map: '/gerakan/rencana/peta',
    table: '/gerakan/rencana/tabel',
    books: '/gerakan/rencana/buku',
  },
  work: {
    quick_wins: '/gerakan/quick-win',
    realisation: '/gerakan/realisasi',
    obstacles: '/gerakan/hambatan',
    refocusing: '/gerakan/refocusing',
    connectivity: '/gerakan/konektivitas',
    reminders: '/gerakan/perlu-diperbarui',
  },
  people: {
    team: '/gerakan/tim',
    guidance: '/gerakan/bimtek',
    communities: '/gerakan/komunitas',
    morning: '/gerakan/pagi',
    explanations: '/gerakan/penjelasan',
  },
  measure: {
    evaluation: '/gerakan/evaluasi',
    evidence: '/gerakan/bukti',
    survey: '/gerakan/survei',
    regions: '/gerakan/daerah',
    awards: '/gerakan/penghargaan',
    exchange: '/gerakan/pertukaran',
  },
} as const

/** What a page asks for beside `plan.read`; a door that would not open is not shown. */
const NEEDS: Readonly<Record<string, Permission>> = {
  reminders: 'plan.reminders',
  communities: 'communities.manage',
  explanations: 'explanations.reply',
  evaluation: 'evidence.read',
  evidence: 'evidence.read',
  exchange: 'evidence.read',
}

export function Doors({ permissions }: { readonly permissions: readonly string[] }) {
  const { t } = useWords()
  return (
    <nav className="doors" aria-label={t('doors.all')}>
      {group('plan', GROUPS.plan)}
      {group('work', GROUPS.work)}
      {group('people', GROUPS.people)}
      {group('measure', GROUPS.measure)}
    </nav>
  )

  function group<Name extends string>(key: keyof typeof GROUPS, pages: Readonly<Record<Name, string>>) {
    return (
      <section key={key} className="stack">
        <h2>{t(`doors.group_${key}`)}</h2>
        <ul className="plain-list stack">
          {Object.entries<string>(pages)
            .filter(([name]) => !NEEDS[name] || permissions.includes(NEEDS[name]))
            .map(([name, href]) => (
              <li key={name}>
                <a href={href}>{t(`doors.${name}` as 'doors.plan')}</a>
              </li>
            ))}
        </ul>
      </section>
    )
  }
}

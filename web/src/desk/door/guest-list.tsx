import { normalTrackingCode } from '@guyub/contract/cases/tracking-code'
import { hoursWords } from '../../kernel/slot-words.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import type { Guest } from './kept-guests.ts'

/** Whether somebody on the list is meant by what was typed. */
export function fits({ name, phoneEnd, code }: Guest, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  if (!wanted) return true
  return Boolean(
    name?.toLowerCase().includes(wanted) || phoneEnd?.endsWith(wanted) || code === normalTrackingCode(typed),
  )
}

/** Who comes to one place today, each with the button that lets them in. */
export function GuestList({
  guests,
  onArrive,
}: {
  readonly guests: readonly Guest[]
  readonly onArrive: (code: string, name: string) => Promise<void>
}) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  if (!guests.length) return <p className="quiet">{t('door.nobody')}</p>
  return (
    <ul className="plain-list stack">
      {guests.map((guest) => {
        const name = guest.name ?? t('keep.unnamed')
        return (
          <li key={guest.code} className="card row">
            <div style={{ flex: 1 }}>
              <strong lang="id">{name}</strong>{' '}
              {guest.phoneEnd && (
                <span className="small quiet">{t('keep.phone_end', { end: guest.phoneEnd })}</span>
              )}
              <div className="small">
                {hoursWords(guest.startsAt, guest.endsAt, language, zone)} ·{' '}
                <span lang="id">{guest.things.join(' + ')}</span> ·{' '}
                {t('place.count_people', { count: guest.heads })}
              </div>
            </div>
            {guest.isHere ? (
              <StateBadge tone="running" word={t('place.state_checked_in')} />
            ) : (
              <Button
                type="button"
                size="small"
                aria-label={t('keep.check_in_named', { name })}
                onClick={() => void onArrive(guest.code, name)}
              >
                {t('keep.check_in')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

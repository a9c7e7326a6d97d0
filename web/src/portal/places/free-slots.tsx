import type { freeTimes, site } from '@guyub/contract/booking'
import type { z } from 'zod'
import { formatDay } from '../../kernel/format.ts'
import { hoursWords } from '../../kernel/slot-words.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { ButtonLink } from '../../ui/button/button.tsx'

export type Free = z.output<typeof freeTimes.answer>
export type Site = z.output<typeof site.answer>

/** The hours of one day, space by space: what is free leads to the form. */
export function FreeSlots({
  site: its,
  free,
  day,
}: {
  readonly site: Site
  readonly free: Free
  readonly day: string
}) {
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  return (
    <div className="stack">
      <p>
        <strong>{formatDay(`${day}T00:00:00Z`, language, 'UTC')}</strong>
      </p>
      {free.spaces
        .filter(({ is }) => is === 'place')
        .map((space) => {
          const slots = space.days[0]?.slots ?? []
          return (
            <section key={space.id} className="card stack" aria-label={space.name}>
              <h3 lang="id">
                {space.name} <span className="small quiet">{of(space.kindTitle)}</span>
              </h3>
              {slots.length === 0 ? (
                <p className="quiet">{t('place.closed_day')}</p>
              ) : (
                <ul className="row slots">
                  {slots.map((slot) => (
                    <li key={slot.startsAt}>
                      {slot.is === 'free' ? (
                        <ButtonLink
                          kind="second"
                          size="small"
                          href={`/tempat/${its.id}/pesan?ruang=${space.id}&mulai=${slot.startsAt}`}
                        >
                          {hoursWords(slot.startsAt, slot.endsAt, language, zone)}
                        </ButtonLink>
                      ) : (
                        <span className="slot-taken small">
                          {hoursWords(slot.startsAt, slot.endsAt, language, zone)} ·{' '}
                          {t(`place.slot_${slot.is}`)}
                          {slot.is === 'taken' && (
                            <>
                              {' '}
                              <a
                                href={`/tempat/${its.id}/pesan?ruang=${space.id}&mulai=${slot.startsAt}&tunggu=1`}
                              >
                                {t('place.wait')}
                              </a>
                            </>
                          )}
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </section>
          )
        })}
    </div>
  )
}

import { useWords } from '../../kernel/use-words.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import type { QueuePart } from './queue-part.ts'
import '../../words/queue-words.ts'

/** Where people wait for this service, how many do now, and the way to a number. */
export function QueueSection({ part }: { readonly part: QueuePart }) {
  const { t } = useWords()
  return (
    <section className="stack">
      <h2>{t('queue.web_title')}</h2>
      {part.places.length === 0 ? (
        <p>{t('queue.web_none_text')}</p>
      ) : (
        <>
          <ul>
            {part.places.map(({ id, name, waiting }) => (
              <li key={id}>
                {name}:{' '}
                {waiting ? t('queue.kiosk_waiting', { count: waiting }) : t('queue.kiosk_nobody_waits')}
              </li>
            ))}
          </ul>
          <div>
            <ButtonLink href="/antrean" icon="arrow">
              {t('queue.web_take')}
            </ButtonLink>
          </div>
        </>
      )}
    </section>
  )
}

import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatDay, formatTime } from '../kernel/format.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { lastCalls } from './last-calls.ts'
import { PriorityRule } from './priority-rule.tsx'
import { screenOf } from './screen-key.ts'
import { Unopened } from './unopened.tsx'
import '../words/queue-words.ts'
import './display.css'

/** Seen from afar in a bright hall; a display has no preferences. */
export const handle = { theme: 'dark' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const screen = await screenOf(request, visitOf(context), 'display')
  return screen ? { board: screen.board, now: new Date().toISOString() } : null
}

/** Who is called where, large; who was called last; how many wait. Numbers, never names. */
export default function Display() {
  const shown = useLoaderData<typeof loader>()
  const { region, regionName, zone } = useVisit()
  const { t, of, language } = useWords()
  if (!shown) return <Unopened />
  const { board, now } = shown
  const [current] = board.calls
  const words = { to: t('queue.display_to'), carried: t('queue.carried') }
  return (
    <main
      id="isi"
      className="display"
      data-region={region}
      data-screen={board.screen.id}
      data-speaks={board.screen.speaks ? '' : undefined}
    >
      <title>{`${board.place} · Guyub`}</title>
      <header>
        <h1>{board.place}</h1>
        <span>{regionName}</span>
        <span className="display-clock">
          {formatDay(now, language, zone)} ·{' '}
          <span data-clock="" data-zone={zone}>
            {formatTime(now, language, zone)}
          </span>
        </span>
        <span className="display-line" data-line="off">
          {t('queue.display_live')}
        </span>
      </header>
      <p className="display-cut" data-cut="" role="alert" hidden>
        {t('queue.display_cut')}
      </p>
      <section className="display-now" aria-live="polite" aria-label={t('queue.display_now')}>
        <h2>{t('queue.display_now')}</h2>
        <p className="display-number" data-number="">
          {current?.number ?? '–'}
        </p>
        <p
          className="display-counter"
          data-counter=""
          data-nobody={t('queue.display_nobody')}
          data-to={words.to}
          data-carried={words.carried}
        >
          {current ? t('queue.display_to', { counter: current.counter }) : t('queue.display_nobody')}
        </p>
      </section>
      <section className="display-last">
        <h2>{t('queue.display_last')}</h2>
        <ol data-last="">
          {lastCalls(board.calls).map(({ id, number, counter, isCarried }) => (
            <li key={id}>
              <strong>{number}</strong>
              <span>{isCarried ? `${counter} · ${words.carried}` : counter}</span>
            </li>
          ))}
        </ol>
      </section>
      <footer>
        <ul className="display-lanes" aria-label={t('queue.display_waiting')}>
          {board.lanes.map(({ id, letter, title, waiting }) => (
            <li key={id}>
              <strong>{letter}</strong> {of(title)}{' '}
              <span className="numbers" data-waiting={id}>
                {waiting}
              </span>
            </li>
          ))}
        </ul>
        <PriorityRule priorities={board.priorities} />
        <button type="button" className="button" data-kind="second" data-sound="" hidden>
          {t('queue.display_sound')}
        </button>
      </footer>
      <script type="module" src="/plain/live-display.js" />
    </main>
  )
}

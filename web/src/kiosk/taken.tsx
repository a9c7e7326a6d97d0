import { slipLines, slipOf, standing } from '@guyub/contract/queue'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { renderSVG } from 'uqr'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Notice } from '../ui/notice/notice.tsx'
import { IdleFrame } from './idle-frame.tsx'
import { screenOf } from './screen-key.ts'
import { Unopened } from './unopened.tsx'
import '../words/queue-words.ts'
import './kiosk.css'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { call, language, zone, origin } = visit
  const [screen, reply] = await Promise.all([
    screenOf(request, visit, 'kiosk'),
    call(standing, { ticketId: params.ticketId ?? '' }),
  ])
  if (!screen) return null
  if (!reply.ok) throw new Response(null, { status: 404 })
  const ticket = reply.answer
  const link = `${origin}/antrean/tiket/${ticket.ticketId}`
  const slip = slipOf(ticket, { language, zone, link })
  const outcome = new URL(request.url).searchParams.get('cetak')
  return {
    ...{
      slip,
      lines: slipLines(slip, language),
      paper: screen.board.screen.paper,
      ticketId: ticket.ticketId,
    },
    isPrinted: outcome === 'ya',
    // A kiosk without a printer of the network prints by itself, or not at all: nothing is wrong.
    problem: outcome === null || outcome === 'ya' || outcome === 'queue.no_printer' ? null : outcome,
    code: renderSVG(slip.link, { border: 1 }),
  }
}

/** The number, large; the slip beside it is what is printed. */
export default function Taken() {
  const shown = useLoaderData<typeof loader>()
  const { t, of, ofCode } = useWords()
  if (!shown) return <Unopened />
  const { slip, lines, paper, isPrinted, problem, code } = shown
  return (
    <IdleFrame home="/kios" title={t('queue.kiosk_yours')}>
      <section className="kiosk-taken screen-only" aria-live="assertive">
        <h1>
          <span>{t('queue.kiosk_yours')}</span>
          <strong>{slip.number}</strong>
        </h1>
        <p className="kiosk-lane">{of(slip.lane)}</p>
        <p>{slip.ahead === 0 ? t('queue.next_you') : t('queue.ahead', { count: slip.ahead })}</p>
        {problem && <Notice tone="late">{ofCode(problem)}</Notice>}
        {isPrinted ? (
          <Notice tone="done">{t('queue.kiosk_printed')}</Notice>
        ) : (
          <p>{t('queue.kiosk_no_paper_hint')}</p>
        )}
        <div className="kiosk-code">
          <img src={`data:image/svg+xml,${encodeURIComponent(code)}`} alt="" width="260" height="260" />
          <p>{t('queue.kiosk_scan')}</p>
        </div>
        <div className="kiosk-ends">
          <button type="button" className="button kiosk-target" data-kind="second" data-print-slip="" hidden>
            {t('queue.kiosk_print')}
          </button>
          <a className="button kiosk-target" data-kind="first" href="/kios">
            {t('queue.kiosk_done')}
          </a>
        </div>
      </section>
      <section
        className="slip"
        data-paper={paper}
        aria-hidden="true"
        data-link={slip.link}
        data-auto={isPrinted ? undefined : ''}
      >
        {lines.map(({ text, size, isBold }) => (
          <p key={text} data-size={size} data-bold={isBold ? '' : undefined}>
            {text}
          </p>
        ))}
        <img src={`data:image/svg+xml,${encodeURIComponent(code)}`} alt="" />
      </section>
      <script type="module" src="/plain/kiosk-print.js" />
    </IdleFrame>
  )
}

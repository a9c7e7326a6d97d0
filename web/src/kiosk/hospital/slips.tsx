import { renderSVG } from 'uqr'
import { formatDay, formatTime } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'

interface NumberedProps {
  /** Where people reach the pages, for the code on the slip. */
  readonly origin: string
  readonly number: {
    readonly code: string
    readonly clinic: string
    readonly doctor: string
    readonly startsAt: string
    readonly number: string
    readonly admissionNumber: string | null
    readonly ahead: number
    readonly estimate: string
    readonly letter: string | null
  }
}

/** The number, large, and the slip that is printed. Numbers only: a slip that is left behind tells nobody who was here. */
export function Numbered({ number, origin }: NumberedProps) {
  const { t, language } = useWords()
  const { zone } = useVisit()
  const first = number.admissionNumber ?? number.number
  const link = `${origin}/kunjungan/${number.code}`
  const expected = t('visits.expected', { time: formatTime(number.estimate, language, zone) })
  const then = number.admissionNumber ? t('visits.then_clinic', { number: number.number }) : undefined
  const ahead = number.ahead === 0 ? t('queue.next_you') : t('queue.ahead', { count: number.ahead })
  const code = `data:image/svg+xml,${encodeURIComponent(renderSVG(link, { border: 1 }))}`
  const lines = [
    { text: t(number.admissionNumber ? 'visits.at_admission' : 'visits.at_clinic') },
    { text: first, size: 'huge', isBold: true },
    ...(then ? [{ text: then, isBold: true }] : []),
    { text: number.clinic, isBold: true },
    { text: number.doctor },
    { text: formatDay(number.startsAt, language, zone) },
    { text: expected },
    ...(number.letter ? [{ text: t('visits.letter', { number: number.letter }) }] : []),
    { text: number.code },
  ]
  return (
    <>
      <section className="kiosk-taken screen-only" aria-live="assertive">
        <h1>
          <span>{t(number.admissionNumber ? 'visits.at_admission' : 'visits.at_clinic')}</span>
          <strong>{first}</strong>
        </h1>
        {then && <p className="kiosk-lane">{then}</p>}
        <p className="kiosk-lane">
          {number.clinic} · {number.doctor}
        </p>
        <p>
          {ahead}. {expected}
        </p>
        {number.letter && <p>{t('visits.letter', { number: number.letter })}</p>}
        <div className="kiosk-code">
          <img src={code} alt="" width="260" height="260" />
          <p>{t('queue.kiosk_scan')}</p>
        </div>
        <p>{t('queue.kiosk_no_paper_hint')}</p>
        <Ends />
      </section>
      <Slip lines={lines} link={link} code={code} />
    </>
  )
}

/** Somebody helps: with a number, and all that was typed is there already. */
export function Helped({ help }: { readonly help: { readonly number: string; readonly ahead: number } }) {
  const { t } = useWords()
  return (
    <>
      <section className="kiosk-taken screen-only" aria-live="assertive">
        <h1>
          <span>{t('visits.help_desk')}</span>
          <strong>{help.number}</strong>
        </h1>
        <p className="kiosk-lane">{t('visits.help_sent')}</p>
        <Ends />
      </section>
      <Slip
        lines={[
          { text: t('visits.help_desk') },
          { text: help.number, size: 'huge', isBold: true },
          { text: t('visits.help_sent') },
        ]}
        link=""
      />
    </>
  )
}

function Ends() {
  const { t } = useWords()
  return (
    <div className="kiosk-ends">
      <button type="button" className="button kiosk-target" data-kind="second" data-print-slip="" hidden>
        {t('queue.kiosk_print')}
      </button>
      <a className="button kiosk-target" data-kind="first" href="/kios/pasien">
        {t('queue.kiosk_done')}
      </a>
    </div>
  )
}

interface SlipProps {
  readonly lines: readonly { readonly text: string; readonly size?: string; readonly isBold?: boolean }[]
  readonly link: string
  readonly code?: string
}

function Slip({ lines, link, code }: SlipProps) {
  return (
    <>
      <section className="slip" data-paper="80" aria-hidden="true" data-link={link} data-auto="">
        {lines.map(({ text, size, isBold }) => (
          <p key={text} data-size={size} data-bold={isBold ? '' : undefined}>
            {text}
          </p>
        ))}
        {code && <img src={code} alt="" />}
      </section>
      <script type="module" src="/plain/kiosk-print.js" />
    </>
  )
}

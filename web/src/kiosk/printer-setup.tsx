import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { screenOf } from './screen-key.ts'
import { Unopened } from './unopened.tsx'
import '../words/queue-words.ts'
import './kiosk.css'

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { isOpen: (await screenOf(request, visitOf(context), 'kiosk')) !== undefined }
}

/** Whoever sets up a kiosk connects the printer that hangs on it; the browser remembers it. */
export default function PrinterSetup() {
  const { isOpen } = useLoaderData<typeof loader>()
  const { t } = useWords()
  if (!isOpen) return <Unopened />
  return (
    <main id="isi" className="kiosk">
      <title>{`${t('queue.kiosk_printer')} · Guyub`}</title>
      <h1>{t('queue.kiosk_printer')}</h1>
      <p data-printer-none="">{t('queue.kiosk_printer_none')}</p>
      <button type="button" className="button kiosk-target" data-kind="first" data-connect="usb" hidden>
        {t('queue.kiosk_printer_usb')}
      </button>
      <button type="button" className="button kiosk-target" data-kind="second" data-connect="serial" hidden>
        {t('queue.kiosk_printer_serial')}
      </button>
      <p role="status" data-printer-ready="" hidden>
        {t('queue.kiosk_printer_ready')}
      </p>
      <a className="button kiosk-target" data-kind="second" href="/kios">
        {t('queue.kiosk_back')}
      </a>
      <script type="module" src="/plain/kiosk-printer.js" />
    </main>
  )
}

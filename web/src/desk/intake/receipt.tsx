import { notThePaper, together } from '@guyub/contract/cases'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { renderSVG } from 'uqr'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'
import { type Form, formOnDevice, publicAddress } from '../device/reference.ts'
import { waitingOf } from '../outbox/outbox.ts'
import type { Receipt } from './file-case.ts'

interface Found {
  readonly receipt: Receipt
  readonly form: Form | undefined
  /** Of the addresses on it. */
  readonly origin: string
}

/** Printed while the family waits, on A4 or on a roll of 80 mm. It says in print that it is no certificate. */
export default function ReceiptPage() {
  const { id = '' } = useParams()
  const { local, region, rounds } = useDesk()
  const { t } = useWords()
  const [found, setFound] = useState<Found | 'missing'>()
  const [isSent, setIsSent] = useState(false)

  useEffect(() => {
    if (!local) return
    void local.vault.get<Receipt>(`receipt|${id}`).then(async (receipt) => {
      if (!receipt) return setFound('missing')
      const form = await formOnDevice(local.store, region, receipt.service, receipt.version)
      setFound({ receipt, form, origin: await publicAddress(local.store, region) })
    })
  }, [id, local, region])
  useEffect(() => {
    if (local) void waitingOf(local.vault).then((all) => setIsSent(!all.some((one) => one.id === id)))
  }, [id, local, rounds])

  if (found === 'missing')
    return <EmptyState title={t('desk.receipt_missing')}>{t('desk.receipt_missing_text')}</EmptyState>
  if (!found) return null
  return (
    <div className="stack-wide">
      <div className="stack screen-only">
        {isSent ? (
          <Notice tone="done" title={t('desk.receipt_sent')} />
        ) : (
          <Notice tone="info" title={t('desk.receipt_waits')}>
            {t('desk.receipt_waits_text')}
          </Notice>
        )}
        <div className="row">
          <Button type="button" icon="print" onClick={() => print()}>
            {t('desk.print_receipt')}
          </Button>
          <Button type="button" kind="second" icon="print" onClick={() => printOnRoll()}>
            {t('desk.print_roll')}
          </Button>
          {!isSent && (
            <ButtonLink kind="second" icon="print" href={`/meja/cetak/${id}`} target="_blank">
              {t('desk.print_forms')}
            </ButtonLink>
          )}
          <ButtonLink kind="plain" href="/meja/baru">
            {t('desk.next_family')}
          </ButtonLink>
        </div>
      </div>
      <Slip {...found} />
    </div>
  )
}

function printOnRoll(): void {
  document.documentElement.classList.add('on-roll')
  print()
  document.documentElement.classList.remove('on-roll')
}

function Slip({ receipt, form, origin }: Found) {
  const { regionName, isRehearsal, zone } = useVisit()
  const { t, of, language } = useWords()
  // Signed by this device, it opens the checker, which leads on to the request; unsigned, it opens the request at once.
  const path = receipt.token
    ? `/cek/${receipt.token}`
    : `/lacak?kode=${encodeURIComponent(receipt.trackingCode)}`
  const address = origin + path
  const use = form?.service.case
  const asked = receipt.promises.map(({ product }) => product)
  const papers = (use?.products ?? []).filter(({ key }) => asked.includes(key)).map(({ short }) => of(short))
  const titleOf = (key: string) => use?.products.find((product) => product.key === key)?.title
  const moment = (at: string) => formatMoment(at, language, zone)
  return (
    <article className="slip">
      <header>
        <strong>{regionName}</strong>
        <span>{receipt.office}</span>
      </header>
      {isRehearsal && <p className="slip-rehearsal">{t('shell.rehearsal')}</p>}
      {/* In Indonesian on every receipt: whoever is shown it must not take it for a certificate. */}
      <h1 lang="id">BUKTI PENDAFTARAN{use && ` – ${notThePaper(use, asked)}`}</h1>
      <p>{form && of(form.service.title)}</p>
      <p>
        <strong>{t('desk.slip_provisional')}</strong>
      </p>
      <p className="slip-subject">{receipt.subject}</p>
      <div className="slip-codes">
        <div
          className="slip-qr"
          data-address={address}
          dangerouslySetInnerHTML={{ __html: renderSVG(address, { border: 1 }) }}
        />
        <dl>
          <dt>{t('portal.track_code')}</dt>
          <dd className="code slip-code">{receipt.trackingCode}</dd>
          <dt>{t('portal.track_pin')}</dt>
          <dd className="code slip-code">{receipt.pin}</dd>
        </dl>
      </div>
      <h2>{t('desk.promise')}</h2>
      <ul className="slip-promises">
        {receipt.promises.map(({ product, due }) => {
          const title = titleOf(product)
          return (
            <li key={product}>
              <strong>{title ? of(title) : product}</strong>
              <br />
              {t('desk.at_latest', { when: moment(due) })}
            </li>
          )
        })}
      </ul>
      {receipt.shows?.map(({ label, answer }) => (
        <p key={label.id}>
          {of(label)}: <strong>{of(answer)}</strong>
        </p>
      ))}
      <p className="small">
        {t('desk.slip_keep', { address: `${new URL(origin).host}/lacak` })}{' '}
        {use?.register &&
          form?.handler &&
          t('desk.slip_signed', {
            papers: together(papers, language),
            handler: form.handler.name,
            register: use.register,
          })}
      </p>
      <p className="small quiet">
        {t('desk.slip_line', { slip: receipt.slip, clerk: receipt.clerk, when: moment(receipt.takenInAt) })}
      </p>
    </article>
  )
}

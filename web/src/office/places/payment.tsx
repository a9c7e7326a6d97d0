import { newCommandId } from '@guyub/contract/command'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'

interface PaymentProps {
  readonly bookingId: string
  readonly name: string
  readonly fee: number
  readonly paid: { readonly rupiah: number; readonly receipt: string } | null
  readonly mayPay: boolean
}

/** What is due, whether it was paid at the counter, and the way to write it down. */
export function Payment({ bookingId, name, fee, paid, mayPay }: PaymentProps) {
  const { t, language } = useWords()
  const rupiah = (amount: number) => t('place.rupiah', { rupiah: formatNumber(amount, language) })
  if (!fee) return <span className="quiet">{t('place.free')}</span>
  const hidden = (intent: string) => (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="command" value={newCommandId()} suppressHydrationWarning />
      <input type="hidden" name="pemesanan" value={bookingId} />
    </>
  )
  if (paid)
    return (
      <div>
        {t('keep.paid', { rupiah: rupiah(paid.rupiah) })}
        <div className="small quiet">{t('keep.receipt_is', { receipt: paid.receipt })}</div>
        <details>
          <summary aria-label={t('keep.pay_back_named', { name })}>{t('keep.pay_back')}</summary>
          <form method="post" className="stack">
            {hidden('pay-back')}
            <Field
              name="alasan"
              id={`alasan-${bookingId}`}
              label={t('keep.reason')}
              required
              minLength={3}
              maxLength={200}
            />
            <div>
              <Button kind="second" size="small">
                {t('keep.pay_back')}
              </Button>
            </div>
          </form>
        </details>
      </div>
    )
  return (
    <div>
      {t('keep.due', { rupiah: rupiah(fee) })}
      {mayPay && (
        <details>
          <summary aria-label={t('keep.pay_named', { name })}>{t('keep.pay')}</summary>
          <form method="post" className="stack">
            {hidden('pay')}
            <Field
              name="rupiah"
              id={`rupiah-${bookingId}`}
              type="number"
              inputMode="numeric"
              label={t('keep.pay_rupiah')}
              defaultValue={fee}
              min={1}
              max={fee}
              required
              width="short"
            />
            <Field
              name="kuitansi"
              id={`kuitansi-${bookingId}`}
              label={t('keep.receipt')}
              required
              maxLength={60}
              width="medium"
            />
            <div>
              <Button kind="second" size="small">
                {t('keep.pay')}
              </Button>
            </div>
          </form>
        </details>
      )}
    </div>
  )
}

import { useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import type { loader } from './today-page.tsx'

interface PaymentProps {
  readonly bookingId: string
  readonly name: string
  readonly fee: number
  readonly paid: { readonly rupiah: number; readonly receipt: string } | null
  readonly mayPay: boolean
}

/** What is due, whether it was paid at the counter, and the way to write it down. */
export function Payment({ bookingId, name, fee, paid, mayPay }: PaymentProps) {
  const { command } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const rupiah = (amount: number) => t('place.rupiah', { rupiah: formatNumber(amount, language) })
  if (!fee) return <span className="quiet">{t('place.free')}</span>
  const about = (intent: string) => ({ intent, pemesanan: bookingId })
  if (paid)
    return (
      <div>
        {t('keep.paid', { rupiah: rupiah(paid.rupiah) })}
        <div className="small quiet">{t('keep.receipt_is', { receipt: paid.receipt })}</div>
        <CommandForm
          folded={t('keep.pay_back_named', { name })}
          className="stack"
          command={command}
          about={about('pay-back')}
        >
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
        </CommandForm>
      </div>
    )
  return (
    <div>
      {t('keep.due', { rupiah: rupiah(fee) })}
      {mayPay && (
        <CommandForm
          folded={t('keep.pay_named', { name })}
          className="stack"
          command={command}
          about={about('pay')}
        >
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
        </CommandForm>
      )}
    </div>
  )
}

import type { Text } from '@guyub/contract/text'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'

interface PublicReceiptProps {
  readonly title: Text
  readonly products: readonly { readonly key: string; readonly title: Text }[]
  readonly done: {
    readonly trackingCode: string
    readonly pin: string
    readonly products: Readonly<Record<string, { readonly due: string }>>
    readonly lost: number
  }
}

/** Code and PIN, shown once: with them the request is followed, answered and opened again. */
export function PublicReceipt({ title, products, done }: PublicReceiptProps) {
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const { trackingCode, pin, lost } = done
  return (
    <div className="wide stack-wide" style={{ maxWidth: 720 }}>
      <PageHeader title={t('portal.apply_done')} lead={of(title)} />
      <Notice tone="done" title={t('portal.apply_keep')}>
        {t('portal.apply_keep_text')}
      </Notice>
      {lost > 0 && <Notice tone="late">{t('portal.apply_lost', { count: lost })}</Notice>}
      <dl className="facts card receipt-facts">
        <dt>{t('portal.track_code')}</dt>
        <dd className="code" data-code>
          {trackingCode}
        </dd>
        <dt>{t('portal.track_pin')}</dt>
        <dd className="code" data-pin>
          {pin}
        </dd>
        {products.flatMap(({ key, title: name }) => {
          const due = done.products[key]?.due
          return due
            ? [
                <dt key={`${key}-name`}>{of(name)}</dt>,
                <dd key={key}>{t('portal.apply_due', { when: formatMoment(due, language, zone) })}</dd>,
              ]
            : []
        })}
      </dl>
      <div>
        <ButtonLink href={`/lacak?kode=${encodeURIComponent(trackingCode)}`} icon="arrow">
          {t('portal.apply_follow')}
        </ButtonLink>
      </div>
    </div>
  )
}

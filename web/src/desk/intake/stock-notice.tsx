import type { Product } from '@guyub/contract/definition'
import { useEffect, useState } from 'react'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'
import { type StockOnDevice, stockOnDevice } from '../device/reference.ts'

/** Before a card is promised: are there blanks for it? Without a network, as it was when this device last heard. */
export function StockNotice({ products }: { readonly products: readonly Product[] }) {
  const { local, region } = useDesk()
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const [known, setKnown] = useState<StockOnDevice>()
  useEffect(() => {
    if (local) void stockOnDevice(local.store, region).then(setKnown)
  }, [local, region])
  if (!known) return null
  const when = formatMoment(known.at, language, zone)
  return products.map(({ key, stock, title }) => {
    const found = known.stocks.find((one) => one.stock === stock)
    if (!found) return null
    const isGone = found.balance === 0
    return (
      <Notice
        key={key}
        tone={isGone ? 'late' : 'info'}
        title={t(isGone ? 'desk.stock_gone' : 'desk.stock_left', { title: of(title), count: found.balance })}
      >
        {t(isGone ? 'desk.stock_gone_text' : 'desk.stock_as_of', { when })}
      </Notice>
    )
  })
}

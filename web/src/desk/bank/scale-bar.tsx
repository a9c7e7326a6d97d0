import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useScale } from './use-scale.ts'

/** What lies on the scale, if one is connected; taken only when it rests. */
export function ScaleBar({ onTake }: { readonly onTake: (grams: number) => void }) {
  const { t, language } = useWords()
  const scale = useScale()
  if (scale.state === 'none') return null
  if (scale.state !== 'on')
    return (
      <div className="stack">
        {scale.state === 'failed' && <Notice tone="late">{t('ledger.scale_failed')}</Notice>}
        <div>
          <Button type="button" kind="plain" size="small" onClick={() => void scale.connect()}>
            {t('ledger.scale_connect')}
          </Button>
        </div>
      </div>
    )
  const { last, resting } = scale
  const shown =
    last === undefined
      ? t('ledger.scale_waiting')
      : 'fault' in last
        ? t(last.fault === 'overload' ? 'ledger.scale_overload' : 'ledger.scale_invalid')
        : `${formatNumber(last.grams / 1000, language, 3)} kg`
  return (
    <div className="row" style={{ alignItems: 'center' }}>
      <output className="scale-shown" data-resting={resting === undefined ? undefined : ''}>
        {shown}
      </output>
      <Button
        type="button"
        kind="second"
        disabled={resting === undefined}
        onClick={() => resting && onTake(resting)}
      >
        {t('ledger.scale_take')}
      </Button>
      {resting === undefined && <span className="small quiet">{t('ledger.scale_unsteady')}</span>}
    </div>
  )
}

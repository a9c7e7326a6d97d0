import { type FormEvent, useRef } from 'react'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import type { Line } from './file-deposit.ts'
import { ScaleBar } from './scale-bar.tsx'
import type { ScaleLines } from './use-scale-lines.ts'

interface AtScaleProps {
  readonly scale: ScaleLines
  readonly goods: readonly { readonly key: string; readonly title: string; readonly note?: string }[]
  /** What stands beside a line, such as its worth. */
  readonly aside?: (line: Line) => string
}

/** Kind, kilograms, and the next. Enter adds what was weighed and stays at the scale. */
export function AtScale({ scale, goods, aside }: AtScaleProps) {
  const { t, language } = useWords()
  const input = useRef<HTMLDivElement>(null)
  const titles = new Map(goods.map(({ key, title }) => [key, title]))
  const titleOf = (key: string) => titles.get(key) ?? key

  function add(event: FormEvent): void {
    event.preventDefault()
    if (scale.add()) input.current?.querySelector('input')?.focus()
  }

  return (
    <>
      <form className="stack" onSubmit={add}>
        <Choice
          name="goods"
          label={t('ledger.goods')}
          value={scale.goods}
          onChange={scale.setGoods}
          options={goods.map(({ key, title, note }) => ({ key, label: note ? `${title} · ${note}` : title }))}
        />
        <div className="row" style={{ alignItems: 'flex-end' }} ref={input}>
          <Field
            name="kilograms"
            label={t('ledger.kilograms')}
            hint={t('ledger.kilograms_hint')}
            error={
              scale.isWrong
                ? t('ledger.kilograms_wrong', { most: formatNumber(scale.heaviest / 1000, language) })
                : undefined
            }
            inputMode="decimal"
            value={scale.typed}
            width="short"
            onChange={(event) => scale.setTyped(event.target.value)}
          />
          <Button kind="second">{t('ledger.add')}</Button>
        </div>
      </form>
      <ScaleBar onTake={(grams) => scale.setTyped(String(grams / 1000).replace('.', ','))} />
      {scale.lines.length > 0 && (
        <ul className="stack">
          {scale.lines.map((line, index) => (
            <li key={index} className="row" style={{ justifyContent: 'space-between' }}>
              <span>
                {titleOf(line.commodity)} {formatNumber(line.grams / 1000, language, 3)} kg
              </span>
              <span className="row">
                {aside && <span>{aside(line)}</span>}
                <Button
                  type="button"
                  size="small"
                  kind="plain"
                  aria-label={t('ledger.remove', { goods: titleOf(line.commodity) })}
                  onClick={() => scale.remove(index)}
                >
                  ×
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

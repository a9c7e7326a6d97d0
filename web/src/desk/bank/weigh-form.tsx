import { gramsOf } from '@guyub/contract/ledger/grams'
import { type FormEvent, useRef, useState } from 'react'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'
import { type Line, worthAt } from './file-deposit.ts'
import type { KeptBook, Member, PriceList } from './kept-books.ts'
import { ScaleBar } from './scale-bar.tsx'

interface WeighFormProps {
  readonly book: KeptBook
  readonly list: PriceList
  readonly onSave: (member: Member, items: readonly Line[]) => Promise<void>
}

/** One member at the scale. Enter adds what was weighed and stays at the scale; only what has a price can be chosen. */
export function WeighForm({ book, list, onSave }: WeighFormProps) {
  const { t, of, language } = useWords()
  const [memberId, setMemberId] = useState('')
  const [goods, setGoods] = useState('')
  const [typed, setTyped] = useState('')
  const [lines, setLines] = useState<readonly Line[]>([])
  const [fault, setFault] = useState<'member' | 'weight'>()
  const scale = useRef<HTMLDivElement>(null)
  const member = book.members.find(({ id }) => id === memberId)
  const priced = book.commodities.filter(({ key }) => Object.hasOwn(list.pays, key))
  const titleOf = (key: string) => {
    const found = book.commodities.find((each) => each.key === key)
    return found ? of(found.title) : key
  }
  const rupiah = (amount: number) => formatNumber(amount, language)
  const kilograms = (grams: number) => formatNumber(grams / 1000, language, 3)

  /** What stands at the scale, if it is something: it is part of the deposit also when nobody pressed "add". */
  function atScale(): readonly Line[] | undefined {
    if (!typed.trim()) return lines
    const grams = gramsOf(typed, book.heaviest)
    return goods && grams ? [...lines, { commodity: goods, grams }] : undefined
  }

  function add(event: FormEvent): void {
    event.preventDefault()
    const next = atScale()
    const isWeighed = next && next !== lines
    setFault(isWeighed ? undefined : 'weight')
    if (!isWeighed) return
    setLines(next)
    setTyped('')
    scale.current?.querySelector('input')?.focus()
  }

  async function save(): Promise<void> {
    const all = atScale()
    if (!member) return setFault('member')
    if (!all?.length) return setFault('weight')
    await onSave(member, all)
  }

  return (
    <div className="card stack">
      <SearchChoice
        name="member"
        label={t('ledger.member')}
        hint={t('ledger.member_hint')}
        error={fault === 'member' ? t('ledger.member_unknown') : undefined}
        value={memberId}
        onChange={setMemberId}
        options={book.members.map(({ id, number, name }) => ({
          key: id,
          label: t('ledger.member_of', { number, name: name ?? t('ledger.unnamed') }),
        }))}
      />
      {member && <p>{t('ledger.balance_of', { balance: rupiah(member.balance) })}</p>}
      <form className="stack" onSubmit={add}>
        <Choice
          name="goods"
          label={t('ledger.goods')}
          value={goods}
          onChange={setGoods}
          options={priced.map(({ key }) => ({
            key,
            label: `${titleOf(key)} · ${t('ledger.price_of', { price: rupiah(list.pays[key] ?? 0) })}`,
          }))}
        />
        <div className="row" style={{ alignItems: 'flex-end' }} ref={scale}>
          <Field
            name="kilograms"
            label={t('ledger.kilograms')}
            hint={t('ledger.kilograms_hint')}
            error={
              fault === 'weight'
                ? t('ledger.kilograms_wrong', { most: formatNumber(book.heaviest / 1000, language) })
                : undefined
            }
            inputMode="decimal"
            value={typed}
            width="short"
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button kind="second">{t('ledger.add')}</Button>
        </div>
      </form>
      <ScaleBar onTake={(grams) => setTyped(String(grams / 1000).replace('.', ','))} />
      {lines.length > 0 && (
        <ul className="stack">
          {lines.map((line, index) => (
            <li key={index} className="row" style={{ justifyContent: 'space-between' }}>
              <span>
                {titleOf(line.commodity)} {kilograms(line.grams)} kg
              </span>
              <span className="row">
                <span>Rp{rupiah(worthAt(list, line))}</span>
                <Button
                  type="button"
                  size="small"
                  kind="plain"
                  aria-label={t('ledger.remove', { goods: titleOf(line.commodity) })}
                  onClick={() => setLines(lines.filter((_, at) => at !== index))}
                >
                  ×
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <strong>
          {t('ledger.total')}: Rp
          {rupiah((atScale() ?? lines).reduce((sum, line) => sum + worthAt(list, line), 0))}
        </strong>
      </p>
      <div>
        <Button type="button" onClick={() => void save()}>
          {t('ledger.save')}
        </Button>
      </div>
    </div>
  )
}

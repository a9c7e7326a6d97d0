import { useState } from 'react'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'
import { AtScale } from './at-scale.tsx'
import { type Line, worthAt } from './file-deposit.ts'
import type { KeptBook, Member, PriceList } from './kept-books.ts'
import { useScaleLines } from './use-scale-lines.ts'

interface WeighFormProps {
  readonly book: KeptBook
  readonly list: PriceList
  readonly onSave: (member: Member, items: readonly Line[]) => Promise<void>
}

/** One member at the scale. Enter adds what was weighed and stays at the scale; only what has a price can be chosen. */
export function WeighForm({ book, list, onSave }: WeighFormProps) {
  const { t, of, language } = useWords()
  const [memberId, setMemberId] = useState('')
  const [isUnknown, setIsUnknown] = useState(false)
  const scale = useScaleLines(book.heaviest)
  const member = book.members.find(({ id }) => id === memberId)
  const rupiah = (amount: number) => formatNumber(amount, language)

  async function save(): Promise<void> {
    setIsUnknown(!member)
    const all = scale.asked()
    if (member && all) await onSave(member, all)
  }

  return (
    <div className="card stack">
      <SearchChoice
        name="member"
        label={t('ledger.member')}
        hint={t('ledger.member_hint')}
        error={isUnknown ? t('ledger.member_unknown') : undefined}
        value={memberId}
        onChange={setMemberId}
        options={book.members.map(({ id, number, name }) => ({
          key: id,
          label: t('ledger.member_of', { number, name: name ?? t('ledger.unnamed') }),
        }))}
      />
      {member && <p>{t('ledger.balance_of', { balance: rupiah(member.balance) })}</p>}
      <AtScale
        scale={scale}
        goods={book.commodities
          .filter(({ key }) => Object.hasOwn(list.pays, key))
          .map(({ key, title }) => ({
            ...{ key, title: of(title) },
            note: t('ledger.price_of', { price: rupiah(list.pays[key] ?? 0) }),
          }))}
        aside={(line) => `Rp${rupiah(worthAt(list, line))}`}
      />
      <p>
        <strong>
          {t('ledger.total')}: Rp
          {rupiah((scale.all() ?? scale.lines).reduce((sum, line) => sum + worthAt(list, line), 0))}
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

import { useEffect, useRef, useState } from 'react'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Choice } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import '../../words/ledger-words.ts'
import { useDesk } from '../desk-context.ts'
import { waitingOf } from '../outbox/outbox.ts'
import { fileDeposit, type Line, worthAt } from './file-deposit.ts'
import { type KeptBook, keptBooks, listAt, type Member, refreshBooks } from './kept-books.ts'
import { DepositSlip, type SlipData } from './slip.tsx'
import { WeighForm } from './weigh-form.tsx'

type Done = Awaited<ReturnType<typeof fileDeposit>> & { readonly name: string; readonly paper: SlipData }

/** The day of weighing at a waste bank, with a network or without: name, goods, kilograms, and the next. */
export default function WeighingPage() {
  const { local, call, isOnline, sync, rounds } = useDesk()
  const { t, language } = useWords()
  const [kept, setKept] = useState<readonly KeptBook[]>()
  const [chosen, setChosen] = useState('')
  const [waiting, setWaiting] = useState(0)
  const [done, setDone] = useState<Done>()
  const isFresh = useRef(false)

  useEffect(() => {
    async function look(): Promise<void> {
      const before = await keptBooks({ local })
      setKept((shown) => shown ?? before)
      const left = local ? (await waitingOf(local.vault)).filter(({ kind }) => kind === 'deposit').length : 0
      setWaiting(left)
      // What waits here is younger than what the server knows; and each look at the members is written down there.
      if (left) isFresh.current = false
      if (left || isFresh.current) return
      const fresh = await refreshBooks({ call, local })
      isFresh.current = fresh !== undefined
      if (fresh) setKept(fresh)
    }
    void look()
  }, [local, call, rounds])

  // Where nothing has a price nothing is weighed.
  const first = kept?.find((one) => listAt(one)) ?? kept?.[0]
  const book = kept?.find(({ id }) => id === chosen) ?? first
  const list = book && listAt(book)
  const rupiah = (amount: number) => formatNumber(amount, language)

  async function save(member: Member, items: readonly Line[]): Promise<void> {
    if (!local || !kept || !book || !list) return
    const filed = await fileDeposit(local, kept, book, member, list, items)
    setKept(filed.next)
    const name = member.name ?? t('ledger.unnamed')
    const { slip, worth, balance } = filed
    const titles = new Map(book.commodities.map(({ key, title }) => [key, title.id]))
    const paper = {
      ...{ bank: book.name, member: name, number: member.number, slip, worth, balance },
      at: new Date().toISOString(),
      items: items.map((line) => ({
        ...{ title: titles.get(line.commodity) ?? line.commodity, grams: line.grams },
        ...{ price: list.pays[line.commodity] ?? 0, worth: worthAt(list, line) },
      })),
    }
    setDone({ ...filed, name, paper })
    void sync()
  }

  return (
    <div className="stack-wide">
      <PageHeader title={t('ledger.weighing')} lead={t('ledger.weighing_lead')} />
      {!kept && <Skeleton word={t('shell.loading')} lines={4} />}
      {kept?.length === 0 && (
        <EmptyState title={t('ledger.no_books')}>{t('ledger.no_books_text')}</EmptyState>
      )}
      {kept && kept.length > 1 && (
        <Choice
          name="book"
          label={t('ledger.book')}
          value={book?.id}
          onChange={setChosen}
          options={kept.map(({ id, name }) => ({ key: id, label: name }))}
        />
      )}
      {done && (
        <Notice
          tone="done"
          title={t('ledger.saved', { name: done.name, worth: rupiah(done.worth), slip: done.slip })}
        >
          {t('ledger.saved_text', { balance: rupiah(done.balance) })}
        </Notice>
      )}
      {done && <DepositSlip data={done.paper} />}
      {book && !list && <Notice tone="late">{t('ledger.no_prices_yet')}</Notice>}
      {book && list && (
        <section className="stack" aria-labelledby="bank">
          <h2 id="bank" lang="id">
            {book.name}
          </h2>
          <WeighForm key={`${book.id} ${done?.slip ?? ''}`} book={book} list={list} onSave={save} />
        </section>
      )}
      {waiting > 0 && !isOnline && <p className="quiet">{t('ledger.today_count', { count: waiting })}</p>}
    </div>
  )
}

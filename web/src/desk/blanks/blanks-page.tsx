import { countStock, stock } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { may, useDesk } from '../desk-context.ts'
import { useStockTitle } from './stock-title.ts'

type Stock = z.output<typeof stock.answer>[number]

/** Blank cards: how many there are, how many requests wait for one, and what came or was spoilt. */
export default function BlanksPage() {
  const { call, me } = useDesk()
  const { t, ofCode } = useWords()
  const [all, setAll] = useState<readonly Stock[]>()
  const [problem, setProblem] = useState<string>()
  const load = useCallback(async () => {
    const reply = await call(stock, {})
    if (reply.ok) setAll(reply.answer)
    else setProblem(reply.problem.code)
  }, [call])
  useEffect(() => void load(), [load])

  return (
    <div className="stack-wide">
      <PageHeader title={t('desk.blanks')} lead={t('desk.blanks_lead')} />
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {!all && !problem && <Skeleton word={t('shell.loading')} lines={4} />}
      {all?.length === 0 && (
        <EmptyState title={t('desk.blanks_none')}>{t('desk.blanks_none_text')}</EmptyState>
      )}
      {all?.map((one) => (
        <StockCard key={one.stock} one={one} mayCount={may(me, 'cases.stock')} onCounted={load} />
      ))}
    </div>
  )
}

interface StockCardProps {
  readonly one: Stock
  readonly mayCount: boolean
  readonly onCounted: () => Promise<void>
}

function StockCard({ one, mayCount, onCounted }: StockCardProps) {
  const { call } = useDesk()
  const { t, ofCode } = useWords()
  const title = useStockTitle()
  const [reason, setReason] = useState<'received' | 'spoilt'>('received')
  const [count, setCount] = useState('')
  const [problem, setProblem] = useState<string>()
  const isShort = one.balance <= one.waiting

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    const number = Number(count)
    if (!(number >= 1)) return setProblem('form.not_a_number')
    const reply = await call(countStock, {
      commandId: newCommandId(),
      stock: one.stock,
      count: reason === 'spoilt' ? -number : number,
      reason,
      occurredAt: new Date().toISOString(),
    })
    setProblem(reply.ok ? undefined : reply.problem.code)
    if (!reply.ok) return
    setCount('')
    await onCounted()
  }

  return (
    <article className="card stack" data-stock={one.stock}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h2>{title(one.stock)}</h2>
        <StateBadge
          tone={one.balance === 0 ? 'broken' : isShort ? 'late' : 'done'}
          word={t(
            one.balance === 0 ? 'desk.blanks_gone' : isShort ? 'desk.blanks_short' : 'desk.blanks_enough',
          )}
        />
      </div>
      <dl className="facts">
        <dt>{t('desk.blanks_balance')}</dt>
        <dd className="numbers">
          <strong>{one.balance}</strong>
        </dd>
        <dt>{t('desk.blanks_waiting')}</dt>
        <dd className="numbers">{one.waiting}</dd>
      </dl>
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {mayCount && (
        <form className="stack" onSubmit={(event) => void send(event)}>
          <Choice
            name={`reason-${one.stock}`}
            label={t('desk.blanks_what')}
            value={reason}
            onChange={(value) => setReason(value === 'spoilt' ? 'spoilt' : 'received')}
            options={[
              { key: 'received', label: t('desk.blanks_received') },
              { key: 'spoilt', label: t('desk.blanks_spoilt') },
            ]}
          />
          <div className="pair">
            <Field
              name={`count-${one.stock}`}
              label={t('desk.blanks_count')}
              digits
              maxLength={5}
              width="short"
              value={count}
              onChange={(event) => setCount(event.target.value.replace(/\D/g, ''))}
            />
            <Button>{t('desk.blanks_record')}</Button>
          </div>
        </form>
      )}
    </article>
  )
}

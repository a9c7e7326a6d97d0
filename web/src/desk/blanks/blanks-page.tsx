import { countStock, stockCourse } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import type { Language } from '@guyub/contract/text'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { formatNumber, monthNames } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import '../../words/counter-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { may, useDesk } from '../desk-context.ts'
import { useStockTitle } from './stock-title.ts'

type Stock = z.output<typeof stockCourse.answer>[number]

const REASONS = ['received', 'spoilt', 'counted'] as const
type Reason = (typeof REASONS)[number]

/** Blank cards: how many there are and how long they last, how many requests wait for one, what came and went. */
export default function BlanksPage() {
  const { call, me } = useDesk()
  const { t, ofCode } = useWords()
  const [all, setAll] = useState<readonly Stock[]>()
  const [problem, setProblem] = useState<string>()
  const load = useCallback(async () => {
    const reply = await call(stockCourse, {})
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
  const { t, ofCode, language } = useWords()
  const title = useStockTitle()
  const [reason, setReason] = useState<Reason>('received')
  const [count, setCount] = useState('')
  // Of what is typed now: pressed twice, it is counted once.
  const [commandId, setCommandId] = useState(newCommandId)
  const [problem, setProblem] = useState<string>()
  // A week of work: blanks come from the capital.
  const isShort = one.balance <= one.waiting || (one.daysLeft !== null && one.daysLeft < 5)

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    const number = Number(count)
    // What lies on the shelf may be nothing; what came may not.
    if (!count || (reason !== 'counted' && number < 1)) return setProblem('form.not_a_number')
    const change = { received: number, spoilt: -number, counted: number - one.balance }[reason]
    if (!change) return setCount('')
    const reply = await call(countStock, {
      commandId,
      stock: one.stock,
      count: change,
      reason,
      ...(reason === 'counted' && { balance: one.balance }),
      occurredAt: new Date().toISOString(),
    })
    setProblem(reply.ok ? undefined : reply.problem.code)
    if (reply.ok) {
      setCommandId(newCommandId())
      setCount('')
    }
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
        <dt>{t('desk.blanks_last')}</dt>
        <dd>
          {one.daysLeft === null || one.usedPerDay === null
            ? t('desk.blanks_no_pace')
            : t('desk.blanks_days', {
                days: one.daysLeft,
                pace: formatNumber(one.usedPerDay, language, 1),
                basis: one.basisDays,
              })}
        </dd>
      </dl>
      {one.months.length > 0 && (
        <Table
          caption={`${t('desk.blanks_course')}: ${title(one.stock)}`}
          rows={one.months}
          rowKey={({ month }) => month}
          columns={[
            { key: 'month', title: t('desk.blanks_month'), cell: ({ month }) => monthWords(month, language) },
            ...(['received', 'used', 'spoilt', 'counted'] as const).map((key) => ({
              ...{ key, title: t(`desk.blanks_in_${key}`), align: 'end' as const },
              cell: (row: Stock['months'][number]) => formatNumber(row[key], language),
            })),
          ]}
        />
      )}
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {mayCount && (
        <form className="stack" onSubmit={(event) => void send(event)}>
          <Choice
            name={`reason-${one.stock}`}
            label={t('desk.blanks_what')}
            value={reason}
            onChange={(value) => setReason(REASONS.find((each) => each === value) ?? 'received')}
            options={REASONS.map((key) => ({ key, label: t(`desk.blanks_${key}`) }))}
          />
          <div className="pair">
            <Field
              name={`count-${one.stock}`}
              label={t(reason === 'counted' ? 'desk.blanks_on_shelf' : 'desk.blanks_count')}
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

function monthWords(month: string, language: Language): string {
  return `${monthNames(language)[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`
}

import { actOnMany, awaiting, MOST_AT_ONCE } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import '../../words/counter-words.ts'
import { useDesk } from '../desk-context.ts'
import { AwaitingTable } from '../papers/awaiting-table.tsx'
import { type Awaited, keyOf } from '../papers/dropped.ts'

interface Outcome {
  readonly done: number
  readonly refused: readonly { readonly item: Awaited; readonly code: string }[]
}

/** What waits for a signature in the national register, gathered for one moment. Signed there, marked here; the rest stays. */
export default function SigningPage() {
  const { call } = useDesk()
  const { t, of, ofCode } = useWords()
  const [waiting, setWaiting] = useState<{ readonly items: readonly Awaited[]; readonly more: boolean }>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [outcome, setOutcome] = useState<Outcome>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  // Of each that was tried: what is sent again is done once.
  const commands = useRef(new Map<string, string>())

  const load = useCallback(async () => {
    const reply = await call(awaiting, { for: 'batch' })
    if (reply.ok) setWaiting(reply.answer)
    setProblem(reply.ok ? undefined : reply.problem.code)
  }, [call])
  useEffect(() => void load(), [load])

  const items = waiting?.items ?? []
  const picked = items.filter((item) => chosen.has(keyOf(item)))

  function commandOf(key: string): string {
    const id = commands.current.get(key) ?? newCommandId()
    commands.current.set(key, id)
    return id
  }

  async function mark(): Promise<void> {
    setIsBusy(true)
    const refused: Outcome['refused'][number][] = []
    let done = 0
    // An action of another name is another command; a list longer than one takes is sent in parts.
    for (const part of partsOf(picked)) {
      const reply = await call(actOnMany, {
        ...{ action: part[0]?.action ?? '', occurredAt: new Date().toISOString() },
        items: part.map(({ caseId, product }) => ({
          commandId: commandOf(`${caseId} ${product}`),
          caseId,
          product,
        })),
      })
      if (!reply.ok) {
        setProblem(reply.problem.code)
        break
      }
      for (const { caseId, product, refused: code } of reply.answer.items) {
        const item = part.find((one) => one.caseId === caseId && one.product === product)
        if (code && item) refused.push({ item, code })
        else done++
      }
    }
    setOutcome({ done, refused })
    setChosen(new Set())
    setIsBusy(false)
    await load()
  }

  return (
    <div className="stack-wide">
      <PageHeader title={t('counter.signing')} lead={t('counter.signing_lead')} />
      <Notice>{t('counter.signing_elsewhere')}</Notice>
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {outcome && outcome.done > 0 && (
        <Notice tone="done">{t('counter.signing_done', { count: outcome.done })}</Notice>
      )}
      {outcome && outcome.refused.length > 0 && (
        <Notice tone="broken" title={t('counter.refused_count', { count: outcome.refused.length })}>
          <ul>
            {outcome.refused.map(({ item, code }) => (
              <li key={keyOf(item)}>
                {of(item.title)}, <span className="code">{item.trackingCode}</span>: {ofCode(code)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {!waiting && !problem && <Skeleton word={t('shell.loading')} lines={6} />}
      {waiting && !items.length && (
        <EmptyState title={t('counter.signing_none')}>{t('counter.signing_none_text')}</EmptyState>
      )}
      {waiting?.more && <Notice>{t('counter.awaiting_more', { count: items.length })}</Notice>}
      {items.length > 0 && (
        <>
          <div className="row">
            <Button
              type="button"
              kind="second"
              size="small"
              onClick={() =>
                setChosen(picked.length === items.length ? new Set() : new Set(items.map(keyOf)))
              }
            >
              {t(picked.length === items.length ? 'counter.choose_none' : 'counter.choose_all', {
                count: items.length,
              })}
            </Button>
            <Button
              type="button"
              icon="check"
              disabled={isBusy || !picked.length}
              onClick={() => void mark()}
            >
              {t('counter.signing_mark', { count: picked.length })}
            </Button>
            <Button type="button" kind="plain" icon="print" onClick={() => print()}>
              {t('counter.signing_print')}
            </Button>
          </div>
          <AwaitingTable
            items={items}
            caption={t('counter.signing')}
            chosen={chosen}
            onChoose={(key, isOn) => {
              const next = new Set(chosen)
              if (isOn) next.add(key)
              else next.delete(key)
              setChosen(next)
            }}
          />
        </>
      )}
    </div>
  )
}

function partsOf(items: readonly Awaited[]): Awaited[][] {
  const parts: Awaited[][] = []
  for (const action of new Set(items.map((item) => item.action))) {
    const its = items.filter((item) => item.action === action)
    for (let at = 0; at < its.length; at += MOST_AT_ONCE) parts.push(its.slice(at, at + MOST_AT_ONCE))
  }
  return parts
}

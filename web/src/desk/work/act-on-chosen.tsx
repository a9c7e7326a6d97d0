import { actOnMany, MOST_AT_ONCE, refuseAct } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import type { Action, CaseUse } from '@guyub/contract/definition'
import type { Role } from '@guyub/contract/identity/roles'
import { useEffect, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import '../../words/counter-words.ts'
import { may, useDesk } from '../desk-context.ts'
import { formOf } from './forms.ts'
import { GiveChosen } from './give-chosen.tsx'
import type { Item } from './work-page.ts'

interface Outcome {
  readonly done: number
  readonly refused: readonly { readonly trackingCode: string; readonly code: string }[]
}

interface ActOnChosenProps {
  readonly chosen: readonly Item[]
  readonly onDone: () => void
  readonly onNone: () => void
}

/** One step for several requests at once: those that all of them allow, and that ask for words and a reason at most. */
export default function ActOnChosen({ chosen, onDone, onNone }: ActOnChosenProps) {
  const desk = useDesk()
  const { call, me } = desk
  const { t, of, ofCode } = useWords()
  const [steps, setSteps] = useState<readonly (readonly [string, Action])[]>([])
  const [key, setKey] = useState('')
  const [reason, setReason] = useState('')
  const [message, setMessage] = useState('')
  const [outcome, setOutcome] = useState<Outcome>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const [isGiving, setIsGiving] = useState(false)
  const role = me?.acting?.role as Role | undefined

  useEffect(() => {
    let isCurrent = true
    async function look(): Promise<void> {
      const forms = await Promise.all(
        chosen.map(({ service, serviceVersion }) => formOf(desk, service, serviceVersion)),
      )
      const uses = forms.map((form) => form?.service.case)
      const common = Object.entries(uses[0]?.actions ?? {}).filter(([name, action]) =>
        chosen.every((item, nth) => isOpen(uses[nth], item, name, action, role)),
      )
      if (isCurrent) setSteps(common)
    }
    void look()
    return () => {
      isCurrent = false
    }
  }, [chosen, desk, role])

  const step = steps.find(([name]) => name === key)?.[1]

  async function send(): Promise<void> {
    setIsBusy(true)
    const text = message.trim()
    const reply = await call(actOnMany, {
      ...{ action: key, occurredAt: new Date().toISOString() },
      ...(reason && { reason }),
      ...(text && { message: text }),
      items: chosen.slice(0, MOST_AT_ONCE).map(({ id: caseId, version }) => ({
        ...{ commandId: newCommandId(), caseId, version },
      })),
    })
    setIsBusy(false)
    setProblem(reply.ok ? undefined : reply.problem.code)
    if (!reply.ok) return
    finish(reply.answer.items)
  }

  function finish(items: readonly { readonly caseId: string; readonly refused: string | null }[]): void {
    const refused = items.flatMap(({ caseId, refused: code }) => {
      const item = chosen.find(({ id }) => id === caseId)
      return code && item ? [{ trackingCode: item.trackingCode, code }] : []
    })
    setProblem(undefined)
    setOutcome({ done: items.length - refused.length, refused })
    setKey('')
    setIsGiving(false)
    onDone()
  }

  return (
    <section className="card stack" aria-live="polite">
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {outcome && outcome.done > 0 && (
        <Notice tone="done">{t('counter.done_count', { count: outcome.done })}</Notice>
      )}
      {outcome && outcome.refused.length > 0 && (
        <Notice tone="broken" title={t('counter.refused_count', { count: outcome.refused.length })}>
          <ul>
            {outcome.refused.map(({ trackingCode, code }) => (
              <li key={trackingCode}>
                <span className="code">{trackingCode}</span>: {ofCode(code)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {chosen.length > 0 && (
        <>
          <div className="row">
            <strong>{t('counter.chosen', { count: chosen.length })}</strong>
            <Button type="button" kind="plain" size="small" onClick={onNone}>
              {t('counter.unchoose')}
            </Button>
          </div>
          {steps.length === 0 && <p className="quiet">{t('counter.nothing_common')}</p>}
          <div className="row">
            {steps.map(([name, action]) => (
              <Button
                key={name}
                type="button"
                size="small"
                kind={action.moveProducts ? 'danger' : 'second'}
                aria-pressed={name === key}
                onClick={() => {
                  setKey(name)
                  setReason('')
                  setIsGiving(false)
                }}
              >
                {of(action.label)}
              </Button>
            ))}
            {may(me, 'cases.assign') && (
              <Button
                type="button"
                size="small"
                kind="plain"
                aria-pressed={isGiving}
                onClick={() => {
                  setKey('')
                  setIsGiving(!isGiving)
                }}
              >
                {t('counter.give')}
              </Button>
            )}
          </div>
          {isGiving && <GiveChosen chosen={chosen} onProblem={setProblem} onDone={finish} />}
        </>
      )}
      {step && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          {step.asks.reason && (
            <Choice
              name="reason-for-all"
              label={t('desk.reason')}
              value={reason}
              onChange={setReason}
              options={step.asks.reason.map(({ key: one, label }) => ({ key: one, label: of(label) }))}
            />
          )}
          {step.asks.message && (
            <LongField
              name="message-for-all"
              label={t('desk.message')}
              hint={t('desk.message_hint')}
              optional={step.asks.message === 'optional' ? t('shell.optional') : undefined}
              value={message}
              onChange={(event) => setMessage(event.target.value)}
              maxLength={2000}
              required={step.asks.message === 'required'}
            />
          )}
          {step.moveProducts && <Notice tone="late">{t('desk.no_way_back')}</Notice>}
          <div>
            <Button disabled={isBusy || (step.asks.reason && !reason)}>
              {t('counter.do_with_all', { label: of(step.label), count: chosen.length })}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function isOpen(
  use: CaseUse | undefined,
  item: Item,
  name: string,
  { on, asks }: Action,
  role: Role | undefined,
): boolean {
  if (!use || !role || on !== 'case' || asks.form || asks.paper || asks.number || asks.into || asks.handler)
    return false
  const standing = { state: item.state, products: {} }
  const given = { reason: asks.reason?.[0]?.key, message: asks.message && '-' }
  return refuseAct(use, standing, { action: name, as: role, ...given }) === undefined
}

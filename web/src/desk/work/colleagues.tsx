import { assign, assignable, note } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { may, useDesk } from '../desk-context.ts'
import type { View } from './case-page.tsx'
import { GiveForm } from './give-form.tsx'

interface ColleaguesProps {
  readonly view: View
  readonly reload: (reveal?: boolean) => Promise<void>
}

/** Whose work this is, and what colleagues should know about it. */
export function Colleagues({ view, reload }: ColleaguesProps) {
  const { call, me } = useDesk()
  const { t, ofCode } = useWords()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [others, setOthers] = useState<readonly { id: string; name: string }[]>()
  const at = () => ({ caseId: view.id, commandId: newCommandId(), occurredAt: new Date().toISOString() })

  async function settle(
    asked: Promise<{ readonly ok: boolean; readonly problem?: { readonly code: string } }>,
  ) {
    const reply = await asked
    setProblem(reply.ok ? undefined : reply.problem?.code)
    if (reply.ok) {
      setText('')
      setOthers(undefined)
      await reload(view.isRevealed)
    }
  }

  async function showOthers(): Promise<void> {
    const reply = await call(assignable, { caseId: view.id })
    setProblem(reply.ok ? undefined : reply.problem.code)
    if (reply.ok) setOthers(reply.answer.colleagues)
  }

  return (
    <section className="stack">
      {view.assigneeName && <p>{t('counter.given_to', { name: view.assigneeName })}</p>}
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {may(me, 'cases.assign') && me && (
        <div className="row">
          {view.assignee === me.id ? (
            <Button
              type="button"
              kind="second"
              size="small"
              onClick={() => void settle(call(assign, { ...at(), to: null }))}
            >
              {t('desk.lay_back')}
            </Button>
          ) : (
            <Button
              type="button"
              kind="second"
              size="small"
              onClick={() => void settle(call(assign, { ...at(), to: me.id }))}
            >
              {t('desk.take')}
            </Button>
          )}
          {view.assignee && view.assignee !== me.id && (
            <Button
              type="button"
              kind="plain"
              size="small"
              onClick={() => void settle(call(assign, { ...at(), to: null }))}
            >
              {t('desk.lay_back')}
            </Button>
          )}
          <Button
            type="button"
            kind="plain"
            size="small"
            aria-expanded={others !== undefined}
            onClick={() => void (others ? setOthers(undefined) : showOthers())}
          >
            {t('counter.give')}
          </Button>
        </div>
      )}
      {others && (
        <GiveForm
          colleagues={others}
          hint={t('counter.give_hint')}
          send={t('counter.give')}
          onGive={(given) => void settle(call(assign, { ...at(), ...given }))}
        />
      )}
      {may(me, 'cases.note') && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void settle(call(note, { ...at(), text }))
          }}
        >
          <LongField
            name="note"
            label={t('desk.note')}
            hint={t('desk.note_hint')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            maxLength={2000}
          />
          <div>
            <Button kind="second" size="small" disabled={!text.trim()}>
              {t('desk.note_add')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

import { assign, note } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { may, useDesk } from '../desk-context.ts'
import type { View } from './case-page.tsx'

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
  const at = () => ({ caseId: view.id, commandId: newCommandId(), occurredAt: new Date().toISOString() })

  async function settle(
    asked: Promise<{ readonly ok: boolean; readonly problem?: { readonly code: string } }>,
  ) {
    const reply = await asked
    setProblem(reply.ok ? undefined : reply.problem?.code)
    if (reply.ok) {
      setText('')
      await reload(view.isRevealed)
    }
  }

  return (
    <section className="stack">
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {may(me, 'cases.assign') && me && (
        <div>
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
        </div>
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

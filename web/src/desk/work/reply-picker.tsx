import { dropReply, replies, saveReply } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'

interface ReplyPickerProps {
  readonly service: string
  readonly message: string
  readonly onPick: (words: string) => void
}

/** What the office writes again and again: picked, kept, taken away. The words may be changed before they go. */
export function ReplyPicker({ service, message, onPick }: ReplyPickerProps) {
  const { call } = useDesk()
  const { t, ofCode } = useWords()
  const [all, setAll] = useState<z.output<typeof replies.answer>>([])
  const [picked, setPicked] = useState('')
  const [title, setTitle] = useState('')
  const [said, setSaid] = useState<{ readonly problem?: string }>()
  const load = useCallback(async () => {
    const reply = await call(replies, { service })
    if (reply.ok) setAll(reply.answer)
  }, [call, service])
  useEffect(() => void load(), [load])

  async function keep(): Promise<void> {
    const reply = await call(saveReply, {
      ...{ commandId: newCommandId(), service, title: title.trim(), words: message.trim() },
    })
    setSaid(reply.ok ? {} : { problem: reply.problem.code })
    if (!reply.ok) return
    setTitle('')
    await load()
  }

  async function drop(): Promise<void> {
    const reply = await call(dropReply, { replyId: picked, commandId: newCommandId() })
    setSaid(reply.ok ? undefined : { problem: reply.problem.code })
    setPicked('')
    await load()
  }

  return (
    <div className="stack">
      {all.length > 0 && (
        <div className="field">
          <label className="field-label" htmlFor="reply">
            {t('counter.reply')}
          </label>
          <select
            id="reply"
            className="field-input"
            value={picked}
            onChange={(event) => {
              setPicked(event.target.value)
              const words = all.find(({ id }) => id === event.target.value)?.words
              if (words) onPick(words)
            }}
          >
            <option value="">{t('counter.reply_none')}</option>
            {all.map(({ id, title: name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      {picked && (
        <div>
          <Button type="button" kind="plain" size="small" onClick={() => void drop()}>
            {t('counter.reply_drop')}
          </Button>
        </div>
      )}
      {said?.problem && <Notice tone="broken">{ofCode(said.problem)}</Notice>}
      {said && !said.problem && <Notice tone="done">{t('counter.reply_saved')}</Notice>}
      {message.trim() && !picked && (
        <details>
          <summary>{t('counter.reply_save')}</summary>
          <div className="row" style={{ alignItems: 'flex-end' }}>
            <Field
              name="reply-title"
              label={t('counter.reply_title')}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              maxLength={80}
              width="medium"
            />
            <Button
              type="button"
              kind="second"
              size="small"
              disabled={!title.trim()}
              onClick={() => void keep()}
            >
              {t('counter.save')}
            </Button>
          </div>
        </details>
      )}
    </div>
  )
}

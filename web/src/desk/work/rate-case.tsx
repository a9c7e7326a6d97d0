import { rate, rating, type SatisfactionForm } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { useEffect, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { ScaleQuestions } from '../../ui/scale-questions/scale-questions.tsx'
import '../../words/satisfaction-words.ts'
import { may, useDesk } from '../desk-context.ts'

/** A finished service rated at the counter, together with whoever came for it. */
export function RateCase({ caseId, version }: { readonly caseId: string; readonly version: number }) {
  const { call, me } = useDesk()
  const { t, of, ofCode } = useWords()
  const [form, setForm] = useState<SatisfactionForm | null>(null)
  const [scores, setScores] = useState<Readonly<Record<string, number>>>({})
  const [comment, setComment] = useState('')
  const [said, setSaid] = useState<{ readonly problem?: string } | undefined>()
  useEffect(() => {
    void call(rating, { caseId }).then((reply) => setForm(reply.ok ? reply.answer.form : null))
  }, [call, caseId, version])

  async function send(): Promise<void> {
    const text = comment.trim()
    const command = { caseId, commandId: newCommandId(), scores, ...(text && { comment: text }) }
    const reply = await call(rate, command)
    setSaid(reply.ok ? {} : { problem: reply.problem.code })
    if (reply.ok) setForm(null)
  }

  if (said && !said.problem) return <Notice tone="done">{t('satisfaction.thanks')}</Notice>
  if (!form || !may(me, 'cases.submit')) return null
  return (
    <details className="card">
      <summary>
        <strong>{t('satisfaction.title')}</strong>
      </summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {said?.problem && <Notice tone="broken">{ofCode(said.problem)}</Notice>}
        <p className="quiet">{t('satisfaction.assisted')}</p>
        <ScaleQuestions
          questions={form.elements}
          scale={form.scale}
          of={of}
          answers={scores}
          onAnswers={setScores}
          missing={said?.problem ? t('cases.rating_incomplete') : undefined}
        />
        <LongField
          name="comment"
          label={t('satisfaction.comment')}
          hint={t('satisfaction.comment_hint')}
          optional={t('shell.optional')}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
          maxLength={1000}
        />
        <div>
          <Button kind="second">{t('satisfaction.send')}</Button>
        </div>
      </form>
    </details>
  )
}

import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useAnswerWords } from '../answer-words.ts'
import { useAreas } from '../device/areas.ts'
import type { Form } from '../device/reference.ts'
import type { View } from './case-page.tsx'

/** The answers in the order of the national register's screen, each with a key that copies it. Enter goes to the next. */
export function Transcript({ view, form }: { readonly view: View; readonly form: Form }) {
  const { t, of } = useWords()
  const answerWords = useAnswerWords(useAreas(form.service.case?.pages ?? []))
  const [copied, setCopied] = useState<string>()
  const answers = view.form ?? {}
  const fields = (form.service.case?.pages ?? []).flatMap((page) => page.fields)
  const known = new Map(
    fields.flatMap((field) => answerWords(field, answers[field.key])).map((words) => [words.path, words]),
  )

  async function copy(path: string, value: string): Promise<void> {
    await navigator.clipboard.writeText(value)
    setCopied(path)
  }

  return (
    <div className="stack">
      <p className="small quiet">
        {t('desk.transcribe_hint', { register: form.service.case?.register ?? t('desk.register_unnamed') })}
      </p>
      {!view.isRevealed && <Notice tone="late">{t('desk.transcribe_masked')}</Notice>}
      {(form.service.case?.transcript ?? []).map(({ title, fields: paths }) => (
        <section key={title.id} className="card stack">
          <h2>{of(title)}</h2>
          <ol className="transcript">
            {paths.map((path) => {
              const words = known.get(path)
              const raw = rawOf(answers, path)
              const isDay = typeOf(path, fields) === 'date'
              const shown = isDay ? dayAsTyped(raw) : words?.value
              const copies = typeOf(path, fields) === 'choice' || isDay ? (shown ?? raw) : raw
              return (
                <li key={path}>
                  <span className="quiet small">{words?.label ?? path}</span>
                  <span className="code">{shown || '–'}</span>
                  <Button
                    type="button"
                    kind="second"
                    size="small"
                    icon={copied === path ? 'check' : 'copy'}
                    // Half a number helps nobody in the register.
                    disabled={!raw || raw.includes('•')}
                    aria-label={t('desk.copy_of', { label: words?.label ?? path })}
                    onClick={() => void copy(path, copies)}
                  >
                    {copied === path ? t('desk.copied') : t('desk.copy')}
                  </Button>
                </li>
              )
            })}
          </ol>
        </section>
      ))}
    </div>
  )
}

// Numbers and names are copied as they were given; a choice in its words, a day in figures, as both are shown here.
function typeOf(path: string, fields: readonly { readonly key: string; readonly type: string }[]) {
  return fields.find(({ key }) => key === path)?.type
}

/** `2026-11-07` as registers ask for it: 07-11-2026. */
function dayAsTyped(day: string): string {
  return day.split('-').reverse().join('-')
}

function rawOf(answers: Readonly<Record<string, unknown>>, path: string): string {
  const [key = '', row, inner = ''] = path.split('.')
  const answer = answers[key]
  if (row === undefined) return typeof answer === 'string' ? answer : ''
  const rows = Array.isArray(answer) ? (answer as readonly Readonly<Record<string, string>>[]) : []
  return rows[Number(row)]?.[inner] ?? ''
}

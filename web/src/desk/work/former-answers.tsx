import { formerAnswers } from '@guyub/contract/cases'
import { useState } from 'react'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { AnswerList } from '../answer-list.tsx'
import { useAnswerWords } from '../answer-words.ts'
import { useDesk } from '../desk-context.ts'
import { useAreas } from '../device/areas.ts'
import type { Form } from '../device/reference.ts'
import { useOfficeNames } from './office-names.ts'

type Former = z.output<typeof formerAnswers.answer>

/** How answers stood before they were changed. Asked for only when somebody opens it: each look is recorded. */
export function FormerAnswers({ caseId, form }: { readonly caseId: string; readonly form: Form }) {
  const { call } = useDesk()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  const officeName = useOfficeNames()
  const pages = form.service.case?.pages ?? []
  const answerWords = useAnswerWords(useAreas(pages))
  const [all, setAll] = useState<Former>()
  const [problem, setProblem] = useState<string>()

  async function open(): Promise<void> {
    if (all) return
    const reply = await call(formerAnswers, { caseId })
    setProblem(reply.ok ? undefined : reply.problem.code)
    if (reply.ok) setAll(reply.answer)
  }

  const fields = pages.flatMap((page) => page.fields)
  return (
    <details className="card" onToggle={(event) => event.currentTarget.open && void open()}>
      <summary>
        <strong>{t('counter.former')}</strong>
      </summary>
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {all?.length === 0 && <p className="small quiet">{t('counter.former_none')}</p>}
      {all?.map(({ version, until, office, action, changed, form: its }) => {
        const label = form.service.case?.actions[action]?.label
        return (
          <section key={version}>
            <h3 className="small">
              {t('counter.former_until', { at: formatMoment(until, language, zone) })} ·{' '}
              {label ? of(label) : action} · {officeName(office)}
            </h3>
            <AnswerList
              answers={fields
                .filter(({ key }) => changed.includes(key))
                .flatMap((field) => answerWords(field, its[field.key]))}
            />
          </section>
        )
      })}
    </details>
  )
}
